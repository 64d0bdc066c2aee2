package org.songtor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.LayoutTable;
import org.songtor.model.ProfileId;

/** Pages are made from tables and examples, and stand beside them; {@code -Dsongtor.golden.write=true} makes them anew. */
class ProfilePagesTest {
    private static final Path FORMATS = Path.of("src/main/resources/formats");
    private static final Pattern PROFILE =
            Pattern.compile("([a-z0-9]+)/(.+?)(?<!-answer)\\.v([0-9]+)\\.(layout|properties)");

    /** A profile's version and where its page stands. */
    record Page(ProfileId profile, int version, Path file) {}

    static Stream<Page> pages() throws IOException {
        try (Stream<Path> files = Files.walk(FORMATS)) {
            return files
                    .map(f -> PROFILE.matcher(FORMATS.relativize(f).toString()))
                    .filter(Matcher::matches)
                    .map(m -> new Page(
                            ProfileId.of(m.group(1) + "/" + m.group(2)),
                            Integer.parseInt(m.group(3)),
                            FORMATS.resolve(m.group(1) + "/" + m.group(2) + ".v" + m.group(3) + ".md")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_page_of_a_profile_is_what_its_table_and_example_give(Page page) throws IOException {
        String text = ProfilePage.of(LayoutShelf.shipped(), page.profile(), page.version());
        if (Boolean.getBoolean("songtor.golden.write")) {
            Files.writeString(page.file(), text);
        }
        assertThat(page.file()).as("made with -Dsongtor.golden.write=true").exists();
        assertThat(Files.readString(page.file())).isEqualTo(text);
        assertThat(text).contains("# " + page.profile(), "| สถานะ status |");
        assertThat(text.contains("What we send") && text.contains("The answer"))
                .isNotEqualTo(text.contains("The statement"));
    }

    @Test
    void every_profile_has_a_page() throws IOException {
        assertThat(pages().map(p -> p.profile().toString()))
                .contains("baac/bill-payment", "gsb/pain.001", "nsf/collection", "sso/s40", "sso/sps1-10");
    }

    @Test
    void a_table_shows_each_field_with_place_width_words_example_and_note() {
        assertThat(ProfilePage.of(LayoutShelf.shipped(), ProfileId.of("baac/bill-payment"), 1))
                .contains(
                        "| 16 | `amount` | 164-176 | 13 | สตางค์ มากกว่าศูนย์ · satang, more than nought | `",
                        "| `account` | 11-20 | 10 | ตัวเลขครบทุกหลัก · digits, all of them | `0200423250` | collection account |")
                .contains("        10        20        30        40        50        60        70        80\n"
                        + "12345678901234567890123456789012345678901234567890123456789012345678901234567890\n"
                        + "H0000010340200423250");
    }

    @Test
    void a_mark_over_a_letter_is_followed_by_a_blank_so_that_the_ruler_holds() {
        assertThat(ProfilePage.of(LayoutShelf.shipped(), ProfileId.of("baac/bill-payment"), 1))
                .contains("H0000010340200423250กลุ่  มออมทรั พย์ เวี ยง                     21112026TAWEERAKST00\n");
    }

    @Test
    void a_profile_that_is_not_there_is_said() {
        assertThatThrownBy(() -> ProfilePage.of(LayoutShelf.shipped(), ProfileId.of("baac/none"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no /formats/baac/none.v1.properties");
    }

    @Test
    void what_is_no_key_no_record_and_no_field_is_kept_as_a_rule() {
        LayoutTable table =
                LayoutTable.read("# about\nprofile a/b\nrecord H once\n  t 1-1 1 constant H # tag\n  when x\n");
        assertThat(table.introduction()).containsExactly("about");
        assertThat(table.value("profile")).isEqualTo("a/b");
        assertThat(table.value("none")).isEmpty();
        assertThat(table.rules()).containsExactly("when x");
        assertThat(table.records())
                .isEqualTo(List.of(new LayoutTable.Part(
                        "H", "once", List.of(new LayoutTable.Column("t", 1, 1, "constant H", "tag")))));
    }
}
