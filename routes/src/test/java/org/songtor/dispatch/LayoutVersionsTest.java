package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.flow.ActiveLayouts;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryActivations;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Period;
import org.songtor.port.FormatException;
import org.songtor.settings.Channel;

/** The toy agency asks for its dues in another form from 2569-12 on. */
class LayoutVersionsTest {
    private static final Period OLD = Period.of("2569-11");
    private static final Period NEW = Period.of("2569-12");
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 20);

    private final ToyFormat format = new ToyFormat();
    private final MemoryActivations activations = new MemoryActivations();
    private final ActiveLayouts layouts = FlowFixture.layouts(
            activations,
            FlowFixture.formats(List.of(format), List.of()),
            FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x")));

    @Test
    void a_new_period_waits_for_two_people_and_is_never_written_in_the_old_form() throws Exception {
        assertThatThrownBy(() -> layouts.demand(format, document(NEW).header()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("SGT-5002")
                .hasMessageContaining("toy/dues version 2")
                .hasMessageContaining("two people");
        FormVersion later = format.version(NEW, DECEMBER);
        long id = activations.propose(later, "one").id();
        assertThatThrownBy(() -> layouts.demand(format, document(NEW).header())).isInstanceOf(FormatException.class);
        activations.approve(id, later, "two");
        assertThatCode(() -> layouts.demand(format, document(NEW).header())).doesNotThrowAnyException();
        assertThat(amountAt(NEW)).isEqualTo(75);
    }

    @Test
    void a_form_changed_after_it_was_activated_waits_again() throws Exception {
        FormVersion now = format.version(NEW, DECEMBER);
        FormVersion before = FormVersion.declared(now.part(), now.info());
        activations.approve(activations.propose(before, "one").id(), before, "two");
        assertThat(layouts.active(now)).isFalse();
    }

    @Test
    void a_correction_of_an_old_period_sent_later_is_in_the_old_form() throws Exception {
        assertThatCode(() -> layouts.demand(format, document(OLD).header())).doesNotThrowAnyException();
        assertThat(format.version(OLD, DECEMBER).info().version()).isEqualTo(1);
        assertThat(amountAt(OLD)).isEqualTo(95);
    }

    @Test
    void files_of_both_forms_are_read_back() throws Exception {
        for (Period period : List.of(OLD, NEW)) {
            Document document = document(period);
            assertThat(format.read(format.fileName(document.header()), format.write(document))
                            .total())
                    .isEqualTo(document.total());
        }
    }

    /** Where the amount of the first line begins, from 1. */
    private int amountAt(Period period) throws FormatException {
        Document document = document(period);
        String line = new String(format.write(document), Charset.forName("TIS-620"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        return line.indexOf("%013d".formatted(document.lines().get(0).amount().value())) + 1;
    }

    private static Document document(Period period) {
        Document sample = FormatSamples.document(
                FormatSamples.header(7, "กองทุนตัวอย่าง", "1900000019", new Document.Payee("0990000001", "DUES")),
                3,
                i -> FormatSamples.line(
                        i, FormatSamples.person(i), FormatSamples.name(new Random(i)), "toy-dues", 12_345));
        Document.Header h = sample.header();
        return new Document(
                new Document.Header(h.reference(), h.sequence(), period, DECEMBER, h.payer(), h.payee()),
                sample.lines());
    }
}
