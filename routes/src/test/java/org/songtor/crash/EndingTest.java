package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.demo.Installed;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;

/** A campaign that did not try all it was asked to is never taken for one that survived it. */
class EndingTest {
    private final StringWriter said = new StringWriter();

    @Test
    void all_that_was_wanted_must_be_tried_and_survived() {
        assertThat(Ending.of(true, 3, 3)).isEqualTo(Ending.SURVIVED);
        assertThat(Ending.of(true, 2, 3)).isEqualTo(Ending.CUT_SHORT);
        assertThat(Ending.of(false, 2, 3)).isEqualTo(Ending.FAILED);
        assertThat(Ending.of(false, 3, 3)).isEqualTo(Ending.FAILED);
        assertThat(Ending.of(true, 0, 0))
                .as("nothing was tried, and nothing could be")
                .isEqualTo(Ending.FAILED);
    }

    @Test
    void whose_time_is_over_before_the_first_case_is_cut_short(@TempDir Path dir) throws Exception {
        Campaign.Plan plan = new Campaign.Plan(
                List.of(CrashPoint.REMOTE_RENAME_BEFORE_COMMIT, CrashPoint.COMMIT_BEFORE_RECEIPT),
                List.of(Lane.SFTP),
                1,
                1,
                1,
                0);
        assertThat(new Campaign(site(dir), plan).run()).isEqualTo(Ending.CUT_SHORT);
        assertThat(said.toString()).contains("ended by --most-minutes: 0 of 2 cases ran");
        assertThat(new Blind(site(dir), List.of(Lane.SFTP), 1).run(3, 0)).isEqualTo(Ending.CUT_SHORT);
        assertThat(said.toString()).contains("0 of 3 kills");
    }

    private Site site(Path dir) {
        return new Site(dir, Installed.settings(), new PrintWriter(said));
    }
}
