package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.channel.Edge;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Formats;
import org.songtor.flow.MemoryActivations;
import org.songtor.flow.OwnForms;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Fund;
import org.songtor.model.Period;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

/** The toy agency asks for a third form from April 2570 on, which an installation puts into its own folder. */
class OwnLayoutsTest {
    private static final Charset THAI = Charset.forName("TIS-620");
    private static final Period APRIL = Period.of("2570-04");
    private static final Fund.Payer PAYER = new Fund.Payer("กองทุนตัวอย่าง", "1900000019", "000000");
    private static final Document.Payee PAYEE = new Document.Payee("0990000001", "DUES");

    private final MemoryActivations activations = new MemoryActivations();
    private final TimedOutbox outbox = new TimedOutbox();

    @TempDir
    private Path folder;

    private ToyFormat format = new ToyFormat();

    /** As version 2, but a line's amount and scheme have changed their places. */
    @BeforeEach
    void aThirdForm() {
        OwnForms own = new OwnForms(folder);
        own.put(
                "toy/dues",
                3,
                OwnForms.shipped("toy/dues", 2)
                        .replace("version      2", "version      3")
                        .replace("2026-12-01", "2027-04-01")
                        .replaceFirst("amount +75-87 +13", "amount 95-107 13")
                        .replaceFirst("scheme +88-107 +20", "scheme 75-94 20")
                        .replaceFirst("(amount 95-107 13.*\n)( *scheme 75-94.*\n)", "$2$1"));
        format = new ToyFormat(own.shelf());
    }

    @Test
    void a_file_waits_while_its_form_is_not_active_and_is_written_in_it_when_it_is() {
        OneFrozen file = new OneFrozen(document());
        WriteFile step = step(file);
        FormVersion third = third();
        refused(step, file);
        long id = activations.propose(third, "one").id();
        refused(step, file);
        activations.approve(id, third, "two");
        step.write(1);
        String line = new String(file.content, THAI).lines().toList().get(1);
        assertThat(line.substring(94, 107)).isEqualTo("0000000012345");
        assertThat(line.substring(74, 94)).isEqualTo("toy-dues" + " ".repeat(12));
        assertThat(Edge.signer().reject(new KeyRing.Identity.Gateway(), file.content, file.signature))
                .isEmpty();
    }

    @Test
    void a_form_that_was_changed_in_the_folder_after_two_people_agreed_waits_again() {
        FormVersion third = third();
        activations.approve(activations.propose(third, "one").id(), third, "two");
        OwnForms own = new OwnForms(folder);
        own.put(
                "toy/dues",
                3,
                text().replace("account        34-43    10  digits", "account        34-43    10  code"));
        format = new ToyFormat(own.shelf());
        OneFrozen file = new OneFrozen(document());
        refused(step(file), file);
    }

    @Test
    void an_old_period_is_still_written_in_its_own_form() {
        Document april = document();
        Document.Header h = april.header();
        OneFrozen file = new OneFrozen(new Document(
                new Document.Header(h.reference(), h.sequence(), Period.of("2569-11"), h.date(), h.payer(), h.payee()),
                april.lines()));
        step(file).write(1);
        assertThat(new String(file.content, THAI).lines().toList().get(1).substring(94, 107))
                .isEqualTo("0000000012345");
        assertThat(file.name).isNotEmpty();
    }

    private String text() {
        try {
            return java.nio.file.Files.readString(folder.resolve("toy/dues.v3.layout"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private FormVersion third() {
        return format.versions().stream()
                .filter(v -> v.part() == FormVersion.Part.REMITTANCE && v.info().version() == 3)
                .findFirst()
                .orElseThrow();
    }

    private void refused(WriteFile step, OneFrozen file) {
        assertThatThrownBy(() -> step.write(1))
                .hasMessageContaining("cannot be written by toy/dues")
                .rootCause()
                .hasMessageContaining("SGT-5002")
                .hasMessageContaining("toy/dues version 3");
        assertThat(file.name).isEmpty();
        assertThat(outbox.waiting(Outbox.WRITE)).isEqualTo(1);
        outbox.pass(java.time.Duration.ofMinutes(1));
    }

    private WriteFile step(OneFrozen file) {
        SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        Formats formats = FlowFixture.formats(List.of(format), List.of());
        Fund fund = new Fund(
                OneFrozen.FUND, "เวียง", "Wiang", Map.of(FlowFixture.DUES.agency(), PAYER), List.of(), List.of());
        outbox.add(Outbox.WRITE, 1);
        return new WriteFile(
                FlowFixture.worker(outbox, settings),
                file,
                formats,
                Edge.signer(),
                new Catalogue(Map.of(), Map.of(fund.id(), fund), Map.of(FlowFixture.DUES, PAYEE)),
                FlowFixture.layouts(activations, formats, settings),
                settings);
    }

    private static Document document() {
        Document.Header h = FormatSamples.header(7, PAYER.registeredName(), PAYER.registeredNumber(), PAYEE);
        return FormatSamples.document(
                new Document.Header(
                        h.reference(), h.sequence(), APRIL, LocalDate.of(2027, 4, 20), h.payer(), h.payee()),
                3,
                i -> FormatSamples.line(
                        i, FormatSamples.person(i), FormatSamples.name(new Random(i)), "toy-dues", 12_345));
    }
}
