package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HolidaysShowTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_year_is_the_same_in_both_eras_and_says_its_version() {
        assertThat(run("holidays", "show", "2027")).isZero();
        String gregorian = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("holidays", "show", "2570")).isZero();
        assertThat(out.toString()).isEqualTo(gregorian);
        assertThat(gregorian)
                .contains("พ.ศ. 2570", "holidays-2570.v1.csv · 2026-11-21")
                .containsPattern("2027-05-03 mon +bank +C +ชดเชยวันแรงงานแห่งชาติ")
                .containsPattern("2027-04-13 tue +national bank +B +วันสงกรานต์ · Songkran")
                .contains("narathiwat, pattani, yala, satun, songkhla");
    }

    @Test
    void next_years_calendar_is_shown_with_what_of_it_is_only_computed() {
        assertThat(run("holidays", "show", "2028")).isZero();
        assertThat(out.toString())
                .contains("พ.ศ. 2571", "holidays-2571.v1.csv · 2026-11-21")
                .containsPattern("2028-02-10 thu +national bank +C +วันมาฆบูชา")
                .containsPattern("2028-02-27 sun +national +D +");
    }

    @Test
    void a_program_gets_json() throws Exception {
        assertThat(run("holidays", "show", "2569", "-o", "json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("year").asInt()).isEqualTo(2026);
        assertThat(json.get("file").asText()).isEqualTo("holidays-2569.v1.csv");
        JsonNode first = json.get("days").get(0);
        assertThat(first.get("date").asText()).isEqualTo("2026-01-01");
        assertThat(first.get("calendars").toString()).isEqualTo("[\"national\",\"bank\"]");
    }

    @Test
    void an_unknown_year_and_no_year_are_wrong_words() {
        assertThat(run("holidays", "show", "2599")).isEqualTo(2);
        assertThat(err.toString()).contains("No holidays are known for 2599; known: [2025, 2026, 2027, 2028]");
        assertThat(run("holidays", "show")).isEqualTo(2);
        assertThat(run("holidays")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... words) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
