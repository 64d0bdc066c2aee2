package org.songtor.intake.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.intake.sftp.SftpFund.batch;
import static org.songtor.intake.sftp.SftpFund.refused;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.settings.SftpEntry;

/** What a fund cannot do by SFTP. */
class SftpBoundsTest {
    private final byte[] bytes = batch("2569-11").bytes();

    @TempDir
    private Path home;

    private SftpFund fund;

    @BeforeEach
    void open() throws IOException {
        fund = new SftpFund(home);
    }

    @AfterEach
    void close() throws IOException {
        fund.close();
    }

    @Test
    void nothing_put_is_read_back_overwritten_or_renamed_again() throws Exception {
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpFund.put(client, "in/b.part", bytes);
            for (String name : List.of("in/a.csv", "in/b.part", "in/c.csv")) {
                refused(() -> SftpFund.get(client, name));
                refused(() -> client.open(name, OpenMode.Read, OpenMode.Write).close());
            }
            refused(() -> SftpFund.put(client, "in/a.csv", bytes));
            refused(() ->
                    client.open("in/a.csv", OpenMode.Write, OpenMode.Append).close());
            refused(() -> client.rename("in/a.csv", "in/z.csv"));
            refused(() -> client.rename("in/b.part", "in/a.csv"));
            refused(() -> client.remove("in/a.csv"));
        }
        assertThat(fund.village.batches.batches).hasSize(1);
        assertThat(fund.wiang.base().resolve("done/a.csv")).hasBinaryContent(bytes);
    }

    @Test
    void receipts_are_for_reading_only() throws Exception {
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            String receipt = "receipts/a.csv.B000001.json";
            refused(() -> SftpFund.put(client, receipt, bytes));
            refused(() -> SftpFund.put(client, "receipts/new.json", bytes));
            refused(() -> client.remove(receipt));
            refused(() -> client.rename(receipt, "in/x.csv"));
            SftpFund.put(client, "in/b.part", bytes);
            refused(() -> client.rename("in/b.part", "receipts/b.json"));
            refused(() -> client.setStat(receipt, new SftpClient.Attributes().perms(0600)));
        }
    }

    @Test
    void a_session_sees_neither_another_session_nor_another_fund() throws Exception {
        try (SftpClient first = fund.login();
                SftpClient second = fund.login();
                SftpClient foreign = fund.login("dokkhamtai", SftpFund.OTHERS_KEY)) {
            SftpFund.put(first, "in/a.part", bytes);
            SftpFund.put(first, "in/b.csv", bytes);
            assertThat(SftpFund.names(second, "in")).isEmpty();
            refused(() -> second.rename("in/a.part", "in/a.csv"));
            assertThat(SftpFund.names(foreign, "receipts")).isEmpty();
            refused(() -> SftpFund.get(foreign, "receipts/b.csv.B000001.json"));
            assertThat(SftpFund.names(foreign, "/")).containsExactlyInAnyOrder("in", "receipts");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in/../receipts/a.csv.B000001.json",
                "../../dokkhamtai/sftp/receipts",
                "/../../../etc/passwd",
                "/etc/passwd",
                "in/a/b.csv",
                "done/a.csv",
                "uploads/x",
                "in/..",
                "in/a\\b.csv",
                "in/a:b.csv",
                "in/a*.csv",
                "in/a\u0000b.csv",
                "in/a\nb.csv",
                "in/ a.csv",
                "in/a\u202Ecsv",
                "in/a\uFFFD.csv",
                "in/1234567890121.csv",
                "in/3-9990-00000-01-2.csv"
            })
    void a_path_that_leads_elsewhere_or_an_odd_name_is_refused(String path) throws Exception {
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            refused(() -> SftpFund.put(client, path, bytes));
            refused(() -> SftpFund.get(client, path));
            refused(() -> client.openDir(path));
            refused(() -> client.stat(path));
            refused(() -> client.rename("in/a.csv", path));
        }
        assertThat(fund.village.batches.batches).hasSize(1);
    }

    @Test
    void a_name_of_300_characters_is_refused_and_one_of_210_bytes_taken() throws Exception {
        try (SftpClient client = fund.login()) {
            refused(() -> SftpFund.put(client, "in/" + "a".repeat(300), bytes));
            refused(() -> SftpFund.put(client, "in/" + "ก".repeat(71), bytes));
            SftpFund.put(client, "in/" + "ก".repeat(70), bytes);
            assertThat(SftpFund.names(client, "receipts")).containsExactly("ก".repeat(70) + ".B000001.json");
        }
    }

    @Test
    void a_person_can_change_folders_but_not_climb_out() throws Exception {
        try (SftpClient client = fund.login()) {
            assertThat(client.canonicalPath(".")).isEqualTo("/");
            assertThat(client.canonicalPath("/in/../receipts/")).isEqualTo("/receipts");
            refused(() -> client.canonicalPath("/in/../.."));
        }
    }

    @Test
    void links_folders_and_everything_else_there_is_in_the_protocol_are_refused() throws Exception {
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.part", bytes);
            refused(() -> client.symLink("in/link.csv", "/etc/passwd"));
            refused(() -> client.readLink("in/a.part"));
            refused(() -> client.mkdir("in/new"));
            refused(() -> client.rmdir("receipts"));
            assertThat(client.getVersion()).isEqualTo(3);
            assertThat(client.getServerExtensions()).isEmpty();
        }
    }

    @Test
    void nobody_gets_in_with_another_key_another_name_or_a_password() throws Exception {
        KeyPair stranger = SftpFund.key("EC");
        assertThatThrownBy(() -> fund.session("wiang", stranger)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("wiang", SftpFund.OTHERS_KEY)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("keyless", SftpFund.WIANGS_KEY)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("../wiang", SftpFund.WIANGS_KEY)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    ClientSession shell = fund.session("wiang", SftpFund.WIANGS_KEY);
                    ChannelShell channel = shell.createShellChannel();
                    channel.open().verify(10_000);
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_file_beyond_the_ceiling_is_not_kept_even_if_the_client_closes_it_as_if_whole() throws Exception {
        try (SftpClient client = fund.login()) {
            SftpClient.CloseableHandle handle = client.open("in/a.csv", OpenMode.Write, OpenMode.Create);
            client.write(handle, 0, bytes);
            refused(() -> client.write(handle, 199_999, bytes, 0, 2));
            refused(() -> client.write(handle, Long.MAX_VALUE, bytes, 0, 2));
            refused(() -> client.close(handle));
            refused(() -> client.stat("in/a.csv"));
        }
        assertThat(fund.village.batches.batches).isEmpty();
    }

    @Test
    void sessions_handles_and_files_are_bounded() throws Exception {
        try (SftpClient client = fund.login()) {
            for (int i = 0; i < 4; i++) {
                client.open("in/" + i + ".csv", OpenMode.Write, OpenMode.Create);
            }
            refused(() -> client.open("in/4.csv", OpenMode.Write, OpenMode.Create));
            refused(() -> client.openDir("/"));
            try (SftpClient second = fund.login()) {
                assertThatThrownBy(fund::login).isInstanceOf(IOException.class);
                for (int i = 0; i < 20; i++) {
                    SftpFund.put(second, "in/" + i + ".part", bytes);
                }
                refused(() -> SftpFund.put(second, "in/20.part", bytes));
            }
        }
    }

    @Test
    void a_session_ends_after_its_longest_time() throws Exception {
        fund.close();
        SftpEntry none = new SftpEntry(true, "127.0.0.1", 0, 4, 2, 20, 4, Duration.ofMinutes(2), Duration.ZERO);
        fund = new SftpFund(home, none);
        assertThatThrownBy(() -> fund.login().stat("/")).isInstanceOf(IOException.class);
    }

    @Test
    void what_a_client_is_told_is_in_both_languages_and_names_no_folder_of_ours() throws Exception {
        try (SftpClient client = fund.login()) {
            assertThatThrownBy(() -> client.open("in/a.csv", OpenMode.Read))
                    .hasMessageContaining("อ่านใบรับ")
                    .hasMessageContaining("not allowed")
                    .message()
                    .doesNotContain(home.toString());
        }
    }
}
