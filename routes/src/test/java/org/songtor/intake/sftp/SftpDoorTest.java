package org.songtor.intake.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.intake.sftp.SftpFund.batch;
import static org.songtor.intake.sftp.SftpFund.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FailurePolicy;
import org.songtor.intake.Village;

/** What a fund can do by SFTP. */
class SftpDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void a_file_put_is_a_batch_and_its_receipt_lies_ready_when_the_client_is_told_yes() throws Exception {
        try (SftpClient client = fund.login()) {
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
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpFund.put(client, "in/b.csv", bytes);
        }
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", bytes);
            SftpFund.put(client, "in/c.csv", batch("2569-12").bytes());
            assertThat(SftpFund.names(client, "receipts"))
                    .containsExactlyInAnyOrder("a.csv.B000001.json", "b.csv.B000001.json", "c.csv.B000002.json");
        }
        assertThat(fund.village.batches.batches).hasSize(2);
    }

    @Test
    void a_batch_of_another_fund_is_refused_and_the_receipt_says_so() throws Exception {
        try (SftpClient client = fund.login()) {
            SftpFund.put(client, "in/a.csv", batch("2569-11").fund("dokkhamtai").bytes());
            assertThat(SftpFund.get(client, "receipts/a.csv.B000001.json"))
                    .contains("\"state\":\"REFUSED\"", "SGT-1009");
        }
    }

    @Test
    void a_temporary_name_waits_for_its_rename() throws Exception {
        try (SftpClient client = fund.login()) {
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
        try (SftpClient client = fund.login()) {
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
    void half_a_file_is_never_submitted_and_goes_with_its_session() throws Exception {
        ClientSession session = fund.session("wiang", SftpFund.WIANGS_KEY);
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
    void what_is_told_yes_is_submitted_after_a_restart_and_what_is_not_is_forgotten() throws Exception {
        Path left = Files.write(fund.wiang.in().resolve("told-yes.csv"), bytes);
        Path half = Files.createDirectories(fund.wiang.base().resolve("uploads/session-1"));
        Files.write(half.resolve("1.bin"), new byte[] {1});
        fund.close();
        fund = new SftpFund(home);
        assertThat(uploads()).isEmpty();
        try (SftpClient client = fund.login()) {
            refused(() ->
                    SftpFund.put(client, "in/told-yes.csv", batch("2569-12").bytes()));
            assertThat(left).hasBinaryContent(bytes);
            submitWhatIsLeft();
            assertThat(SftpFund.names(client, "receipts")).containsExactly("told-yes.csv.B000001.json");
        }
        assertThat(fund.wiang.in()).isEmptyDirectory();
    }

    private void submitWhatIsLeft() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new FailurePolicy());
            camel.addRoutes(fund.routes());
            camel.start();
            await(() -> Files.exists(fund.wiang.base().resolve("done/told-yes.csv")));
        }
    }

    private List<Path> uploads() {
        try (Stream<Path> left = Files.list(fund.wiang.base().resolve("uploads"))) {
            return left.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
