package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Document;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.port.AgencyFormat;
import org.songtor.settings.Channel;
import org.songtor.settings.PayerEntry;

/** Lines of many funds that passed their check once, and what of them can still be written. */
class WritableTest {
    private static final Period PERIOD = Period.of("2569-11");
    private static final PersonName TOO_LONG = new PersonName("นาง", "ก".repeat(300), "ใจดี");

    private final SongtorSettings settings = FlowFixture.grouped(
            FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x")),
            new PayerEntry("เครือข่ายตัวอย่าง", "1900000019", "000000"));
    private final AgencyFormat format = new ToyFormat();
    private final Writable writable = new Writable(
            format,
            FlowFixture.DUES,
            new Documents(FlowFixture.catalogue(settings), settings),
            LocalDate.of(2026, 12, 20));

    @Test
    void lines_that_can_be_written_together_are_all_fit() {
        assertThat(writable.unfit(PERIOD, lines(5))).isEmpty();
    }

    @Test
    void the_one_that_cannot_is_named_by_its_place_with_codes_and_fields_and_no_name_of_a_person() {
        List<Document.Line> lines = lines(5);
        Document.Line bad = lines.get(2);
        lines.set(
                2,
                new Document.Line(
                        3,
                        bad.person(),
                        TOO_LONG,
                        bad.scheme(),
                        bad.amount(),
                        bad.wages(),
                        bad.shares(),
                        bad.agencyReference()));
        Map<Integer, String> unfit = writable.unfit(PERIOD, lines);
        assertThat(unfit).containsOnlyKeys(3);
        assertThat(unfit.get(3))
                .startsWith("SGT-4")
                .doesNotContain("กก", bad.person().value());
    }

    private static List<Document.Line> lines(int count) {
        List<Document.Line> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(FormatSamples.line(
                    i, FormatSamples.person(i), FormatSamples.name(new Random(i)), "toy-dues", 12_345));
        }
        return lines;
    }
}
