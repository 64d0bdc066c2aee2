package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.signing.ReadyKeys;

class CalendarCommandTest {
    private static final String CALENDAR = "songtor.agencies.baac.profiles.[bill-payment].calendar[0].";
    private static final Map<String, String> SETTINGS = Map.of(
            CALENDAR + "from", "2026-01-01",
            CALENDAR + "hours[0].opens", "08:30",
            CALENDAR + "hours[0].cutoff", "16:00");

    @TempDir
    private Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("songtor.home", temp.resolve("home").toString());
        System.setProperty("songtor.keys", ReadyKeys.at(temp.resolve("keys")).toString());
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void forget() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    private int songtor(String... words) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    void the_next_cut_off_of_an_agency_at_an_instant_is_printed_in_thai_and_english() {
        assertThat(songtor("calendar", "--agency", "baac", "--at", "2026-11-20T12:48"))
                .as("%s", err)
                .isEqualTo(Main.OK);
        assertThat(out)
                .asString()
                .contains(
                        "baac/bill-payment  หมดเขต cut-off ศุกร์ 20 พ.ย. 2569 16:00 (Fri 20 Nov 2026 16:00) · เหลือ left 3:12")
                .doesNotContain("nsf/");
        assertThat(songtor("calendar", "--at", "2026-11-20T09:00:00Z", "-o", "json"))
                .isEqualTo(Main.OK);
        assertThat(out)
                .asString()
                .contains("\"profile\" : \"baac/bill-payment\"")
                .contains(
                        "\"open\" : false", "\"cutoff\" : \"2026-11-23T16:00+07:00\"", "\"secondsToCutoff\" : 259200");
    }

    @Test
    void wrong_words_are_told_before_anything_starts() {
        assertThat(songtor("calendar", "--at", "tomorrow")).isEqualTo(2);
        assertThat(err).asString().contains("tomorrow");
    }
}
