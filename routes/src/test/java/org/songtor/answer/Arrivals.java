package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.channel.Edge;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Formats;
import org.songtor.flow.MemoryActivations;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;
import org.songtor.statement.Camt053Format;

/** Answers and statements as the toy agency writes and signs them, and a desk that reads them. */
final class Arrivals {
    /** In the evening of the day of which answers and statements are here. */
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    static final Source SOURCE = new Source.Answers(FlowFixture.DUES);
    static final Source STATEMENTS = new Source.Statements(AgencyCode.of("toy"), "camt.053");

    private static final ToyFormat FORMAT = new ToyFormat();

    final MemoryAnswers store = new MemoryAnswers();
    final MemoryActivations activations = new MemoryActivations();
    final Desk desk;

    Arrivals() {
        this(FORMAT);
    }

    Arrivals(AgencyFormat format) {
        Formats formats = FlowFixture.formats(List.of(format), List.of(new Camt053Format()));
        SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        desk = new Desk(
                Edge.signer(),
                formats,
                store,
                settings,
                FlowFixture.layouts(activations, formats, settings),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Answer number {@code n}: one line booked. */
    static byte[] answer(int n) throws FormatException {
        return FORMAT.writeAnswer(written(n));
    }

    static String name(int n) {
        return FORMAT.answerName(written(n));
    }

    private static Answer written(int n) {
        return new Answer(
                PaymentReference.ofNumber(n),
                "T%04d".formatted(n),
                LocalDate.of(2026, 11, 22),
                Answer.Verdict.PROCESSED,
                "",
                List.of(new Answer.Line(1, FormatSamples.person(n), Answer.LineVerdict.BOOKED, Satang.of(10_000), "")));
    }

    static Statement statement() {
        return new Statement(
                "S1",
                "0001112223",
                LocalDate.of(2026, 11, 22),
                Satang.of(0),
                Satang.of(10_000),
                List.of(new Statement.Credit(
                        "E1",
                        LocalDate.of(2026, 11, 22),
                        Satang.of(10_000),
                        PaymentReference.ofNumber(7).value())));
    }

    static byte[] signature(byte[] content) {
        return signature("toy", content);
    }

    static byte[] signature(String agency, byte[] content) {
        return Edge.signer().sign(new KeyRing.Identity.AgencySigner(AgencyCode.of(agency)), content);
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(done.getAsBoolean()).as("in time").isTrue();
    }
}
