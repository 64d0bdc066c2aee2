package org.songtor.intake.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.FailurePolicy;
import org.songtor.intake.Village;
import org.songtor.intake.Village.Batch;
import org.songtor.settings.FundEntry;
import org.songtor.settings.SftpEntry;

/** What a fund can do by SFTP, and what it cannot. */
class SftpDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static KeyPair wiang;
    private static KeyPair other;

    private final byte[] bytes = batch("2569-11").bytes();

    @TempDir
    private Path home;

    private SftpFund fund;

    @BeforeAll
    static void keys() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        wiang = rsa.generateKeyPair();
        other = KeyPairGenerator.getInstance("EC").generateKeyPair();
    }

    @BeforeEach
    void open() throws IOException {
        fund = new SftpFund(home, wiang, other);
    }

    @AfterEach
    void close() throws IOException {
        fund.close();
    }

    @Test
    void a_file_put_is_a_batch_and_its_receipt_lies_ready_when_the_client_is_told_yes() throws Exception {
        try (SftpClient client = login()) {
            SftpFund.put(client, "in/สมาชิก.csv", bytes);
            assertThat(SftpFund.names(client, "/receipts")).containsExactly("สมาชิก.csv.B000001.json");
            assertThat(SftpFund.get(client, "/receipts/สมาชิก.csv.B000001.json"))
                    .contains("\"state\":\"CHECKED\"", "\"baht\":\"300.00\"");
            assertThat(client.stat("/receipts/สมาชิก.csv.B000001.json").getSize())
                    .isEqualTo(Files.size(fund.wiang.receipts().resolve("สมาชิก.csv.B000001.json")));
        }
        var kept = fund.village.batches.batches.get(0);
        assertThat(kept.submission().fund()).isEqualTo(Village.WIANG);
        assertThat(kept.submission().channel()).isEqualTo("sftp");
        assertThat(kept.submission().sourceName()).isEqualTo("สมาชิก.csv");
        assertThat(kept.bytes()).isEqualTo(bytes);
    }

    @Test
    void the_same_bytes_again_get_the_same_number_and_other_bytes_another() throws Exception {
        try (SftpClient client = login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpFund.put(client, "in/b.csv", bytes);
        }
        try (SftpClient client = login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpFund.put(client, "in/c.csv", batch("2569-12").bytes());
            assertThat(SftpFund.names(client, "receipts"))
                    .containsExactlyInAnyOrder("a.csv.B000001.json", "b.csv.B000001.json", "c.csv.B000002.json");
        }
        assertThat(fund.village.batches.batches).hasSize(2);
    }

    @Test
    void a_batch_of_another_fund_is_refused_and_the_receipt_says_so() throws Exception {
        try (SftpClient client = login()) {
            SftpFund.put(client, "in/a.csv", batch("2569-11").fund("dokkhamtai").bytes());
            assertThat(SftpFund.get(client, "receipts/a.csv.B000001.json"))
                    .contains("\"state\":\"REFUSED\"", "SGT-1009");
        }
    }

    @Test
    void a_temporary_name_waits_for_its_rename() throws Exception {
        try (SftpClient client = login()) {
            for (String name : List.of("a.csv.part", "b.csv.FILEPART", ".c.csv", "d.tmp")) {
                SftpFund.put(client, "in/" + name, bytes);
            }
            assertThat(fund.village.batches.batches).isEmpty();
            client.rename("in/a.csv.part", "in/.hidden");
            assertThat(fund.village.batches.batches).isEmpty();
            client.rename("in/.hidden", "in/a.csv");
            assertThat(SftpFund.names(client, "receipts")).containsExactly("a.csv.B000001.json");
            client.remove("in/d.tmp");
            assertThat(SftpFund.names(client, "in")).containsExactlyInAnyOrder("a.csv", "b.csv.FILEPART", ".c.csv");
        }
    }

    @Test
    void a_client_may_look_at_and_date_what_it_put() throws Exception {
        try (SftpClient client = login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpClient.Attributes sent = client.stat("in/a.csv");
            assertThat(sent.getSize()).isEqualTo(bytes.length);
            client.setStat(
                    "in/a.csv",
                    new SftpClient.Attributes().modifyTime(1_000_000).perms(0600));
            refused(() -> client.setStat("in/a.csv", new SftpClient.Attributes().size(1)));
            refused(() -> client.setStat("in/b.csv", new SftpClient.Attributes().perms(0600)));
        }
    }

    @Test
    void nothing_put_is_read_back_overwritten_or_renamed_again() throws Exception {
        try (SftpClient client = login()) {
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
        try (SftpClient client = login()) {
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
        try (SftpClient first = login();
                SftpClient second = login();
                SftpClient foreign = fund.login("dokkhamtai", other)) {
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
        try (SftpClient client = login()) {
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
        try (SftpClient client = login()) {
            refused(() -> SftpFund.put(client, "in/" + "a".repeat(300), bytes));
            refused(() -> SftpFund.put(client, "in/" + "ก".repeat(71), bytes));
            SftpFund.put(client, "in/" + "ก".repeat(70), bytes);
            assertThat(SftpFund.names(client, "receipts")).containsExactly("ก".repeat(70) + ".B000001.json");
        }
    }

    @Test
    void a_person_can_change_folders_but_not_climb_out() throws Exception {
        try (SftpClient client = login()) {
            assertThat(client.canonicalPath(".")).isEqualTo("/");
            assertThat(client.canonicalPath("/in/../receipts/")).isEqualTo("/receipts");
            refused(() -> client.canonicalPath("/in/../.."));
        }
    }

    @Test
    void links_folders_and_everything_else_there_is_in_the_protocol_are_refused() throws Exception {
        try (SftpClient client = login()) {
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
        KeyPair stranger = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> fund.session("wiang", stranger)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("wiang", other)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("keyless", wiang)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fund.session("../wiang", wiang)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    ClientSession shell = fund.session("wiang", wiang);
                    ChannelShell channel = shell.createShellChannel();
                    channel.open().verify(10_000);
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void half_a_file_is_never_submitted_and_goes_with_its_session() throws Exception {
        ClientSession session = fund.session("wiang", wiang);
        SftpClient client =
                org.apache.sshd.sftp.client.SftpClientFactory.instance().createSftpClient(session);
        SftpClient.CloseableHandle handle = client.open("in/a.csv", OpenMode.Write, OpenMode.Create);
        client.write(handle, 0, bytes, 0, 20);
        SftpFund.put(client, "in/b.part", bytes);
        assertThat(Files.walk(fund.wiang.base().resolve("uploads")).filter(Files::isRegularFile))
                .hasSize(2);
        session.close(true);
        await(() -> uploads().isEmpty());
        assertThat(fund.village.batches.batches).isEmpty();
        assertThat(fund.wiang.in()).isEmptyDirectory();
    }

    @Test
    void a_file_beyond_the_ceiling_is_not_kept_even_if_the_client_closes_it_as_if_whole() throws Exception {
        try (SftpClient client = login()) {
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
        try (SftpClient client = login()) {
            for (int i = 0; i < 4; i++) {
                client.open("in/" + i + ".csv", OpenMode.Write, OpenMode.Create);
            }
            refused(() -> client.open("in/4.csv", OpenMode.Write, OpenMode.Create));
            refused(() -> client.openDir("/"));
            try (SftpClient second = login()) {
                assertThatThrownBy(this::login).isInstanceOf(IOException.class);
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
        fund = new SftpFund(home, wiang, other, none);
        assertThatThrownBy(() -> login().stat("/")).isInstanceOf(IOException.class);
    }

    @Test
    void what_is_told_yes_is_submitted_after_a_restart_and_what_is_not_is_forgotten() throws Exception {
        Path left = Files.write(fund.wiang.in().resolve("told-yes.csv"), bytes);
        Path half = Files.createDirectories(fund.wiang.base().resolve("uploads/session-1"));
        Files.write(half.resolve("1.bin"), new byte[] {1});
        fund.close();
        fund = new SftpFund(home, wiang, other);
        assertThat(uploads()).isEmpty();
        try (SftpClient client = login()) {
            refused(() ->
                    SftpFund.put(client, "in/told-yes.csv", batch("2569-12").bytes()));
            assertThat(left).hasBinaryContent(bytes);
            submitWhatIsLeft();
            assertThat(SftpFund.names(client, "receipts")).containsExactly("told-yes.csv.B000001.json");
        }
        assertThat(fund.wiang.in()).isEmptyDirectory();
    }

    @Test
    void what_a_client_is_told_is_in_both_languages_and_names_no_folder_of_ours() throws Exception {
        try (SftpClient client = login()) {
            assertThatThrownBy(() -> client.open("in/a.csv", OpenMode.Read))
                    .hasMessageContaining("อ่านใบรับ")
                    .hasMessageContaining("not allowed")
                    .message()
                    .doesNotContain(home.toString());
        }
    }

    @Test
    void a_key_that_cannot_be_read_stops_the_start_and_says_whose() {
        for (String line : List.of("ssh-rsa AAAA", "nonsense", "ssh-dss AAAAB3NzaC1kc3MAAACB")) {
            FundEntry entry = new FundEntry(
                    "ก",
                    "f",
                    java.util.Map.of(),
                    List.of(),
                    "",
                    List.of(line),
                    java.util.Set.of(),
                    List.of(),
                    java.util.Set.of(),
                    List.of());
            assertThatThrownBy(() -> new FundKeys(java.util.Map.of(Village.WIANG, entry)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("songtor.funds.wiang.sftp-keys");
        }
    }

    @Test
    void a_key_as_ssh_keygen_makes_it_today_can_be_configured() {
        String line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK+UsFk/YIJMcXBuJO/HykXkS8daCtWc3bjUTzgKgvHT";
        FundEntry entry = new FundEntry(
                "ก",
                "f",
                java.util.Map.of(),
                List.of(),
                "",
                List.of(line),
                java.util.Set.of(),
                List.of(),
                java.util.Set.of(),
                List.of());
        assertThatCode(() -> new FundKeys(java.util.Map.of(Village.WIANG, entry)))
                .doesNotThrowAnyException();
    }

    private void submitWhatIsLeft() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new FailurePolicy());
            camel.addRoutes(fund.routes());
            camel.start();
            await(() -> Files.exists(fund.wiang.base().resolve("done/told-yes.csv")));
        }
    }

    private static Batch batch(String period) {
        return new Batch()
                .period(period)
                .line(Village.NAMPHUENG, "nsf", "100.00")
                .line(Village.SOMCHAI, "nsf", "100.00")
                .line(Village.BUNMI, "nsf", "100.00");
    }

    private SftpClient login() throws IOException {
        return fund.login("wiang", wiang);
    }

    private List<Path> uploads() {
        try (Stream<Path> left = Files.list(fund.wiang.base().resolve("uploads"))) {
            return left.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static void refused(Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(IOException.class);
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
