package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutDocTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void one_page_is_printed() {
        assertThat(run("layout", "doc", "gsb/pain.001")).isZero();
        assertThat(out.toString())
                .contains(
                        "# gsb/pain.001 รุ่นที่ 1 · version 1",
                        "UNCONFIRMED",
                        "`Document/CstmrCdtTrfInitn/GrpHdr/MsgId`")
                .doesNotContain("# nsf/collection");
    }

    @Test
    void all_pages_are_written_into_a_folder_as_they_are_kept(@TempDir Path folder) throws Exception {
        assertThat(run("layout", "doc", "--out", folder.toString()))
                .as(err.toString())
                .isZero();
        Path kept = Path.of(System.getProperty("songtor.root"), "schemas/src/main/resources/formats");
        for (String page : new String[] {
            "baac/bill-payment",
            "baac/smart-credit",
            "gsb/smart-credit",
            "gsb/pain.001",
            "lao/cwf",
            "lao/cwf-xlsx",
            "nsf/collection",
            "sso/s40",
            "sso/sps1-10"
        }) {
            assertThat(folder.resolve(page + ".v1.md")).hasSameTextualContentAs(kept.resolve(page + ".v1.md"));
        }
        assertThat(out.toString().lines()).allMatch(l -> Files.exists(Path.of(l)));
    }

    @Test
    void an_unknown_profile_and_no_command_are_wrong_words() {
        assertThat(run("layout", "doc", "gsb/none")).isEqualTo(2);
        assertThat(err.toString()).contains("No profile gsb/none; known: [").contains("gsb/pain.001");
        assertThat(run("layout")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... words) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
