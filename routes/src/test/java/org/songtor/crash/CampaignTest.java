package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.demo.Installed;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;
import org.songtor.signing.ReadyKeys;

/** The campaign in short: a real gateway is killed where the peers lose and double money, and nothing is lost or doubled. */
class CampaignTest {
    private static final String CLASS_PATH = "surefire.test.class.path";

    private final String before = System.getProperty(CLASS_PATH, "");
    private Path dir;

    @BeforeEach
    void anOpenFolder() throws Exception {
        dir = Files.createTempDirectory(
                "songtor-crash", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        System.setProperty(CLASS_PATH, TestProgram.classPath());
        KeptClasses.lend(Archive.file(dir));
    }

    @AfterEach
    void removeIt() throws Exception {
        if (before.isEmpty()) {
            System.clearProperty(CLASS_PATH);
        } else {
            System.setProperty(CLASS_PATH, before);
        }
        Folders.delete(dir);
    }

    @Test
    void a_gateway_killed_where_it_hurts_loses_doubles_and_misreports_nothing() throws Exception {
        ReadyKeys.at(dir.resolve("keys"));
        StringWriter said = new StringWriter();
        Campaign.Plan plan = new Campaign.Plan(
                List.of(CrashPoint.REMOTE_RENAME_BEFORE_COMMIT, CrashPoint.COMMIT_BEFORE_RECEIPT),
                List.of(Lane.SFTP),
                1,
                1,
                1,
                10);
        Ending ending = new Campaign(new Site(dir, Installed.settings(), new PrintWriter(said)), plan).run();
        assertThat(ending).as(said.toString()).isEqualTo(Ending.SURVIVED);
        assertThat(said.toString())
                .containsPattern("all +2 +2 +0 +0 +0 +0 +0")
                .containsPattern("expected: \\d+ cases an hour, 2 cases in \\d+ min")
                .containsPattern("2 cases in \\d+ min on 1 houses at a time: \\d+ an hour");
    }
}
