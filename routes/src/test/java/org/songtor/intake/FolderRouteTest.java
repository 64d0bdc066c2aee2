package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.intake.Village.Batch;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.Outbox;

class FolderRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectMapper json = new ObjectMapper();
    private final byte[] bytes = new Batch()
            .line(Village.NAMPHUENG, "nsf", "100.00")
            .line(Village.SOMCHAI, "nsf", "100.00")
            .line(Village.BUNMI, "nsf", "100.00")
            .bytes();

    @TempDir
    private Path home;

    private Village village;
    private FundFolder folder;
    private FolderIntake folderIntake;
    private DefaultCamelContext camel;
    private final MemoryBoxReads reads = new MemoryBoxReads(Instant.parse("2026-11-23T02:00:00Z"));

    @BeforeEach
    void start() throws Exception {
        village = new Village(home, Village.limits());
        folder = FundFolder.of(home, Village.WIANG);
        folderIntake = new FolderIntake(village.intake, village.incoming, json);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new DirectComponent() {
            @Override
            protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) {
                // A queue's options mean nothing to direct.
                parameters.clear();
            }
        });
        camel.addRoutes(new FailurePolicy());
        camel.addRoutes(new IntakeRoutes(
                List.of(folder), Duration.ofMillis(100), 1, folderIntake, village.intake, reads.boxes()));
    }

    @Test
    void a_folder_that_was_looked_through_is_known_to_have_been() throws Exception {
        camel.start();
        Instant limit = Instant.now().plusSeconds(20);
        while (reads.lastRead("folder-wiang").isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
        }
        assertThat(reads.lastRead("folder-wiang")).contains(reads.instant());
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
    }

    @Test
    void a_file_in_the_folder_becomes_a_batch_a_receipt_and_a_file_done() throws Exception {
        drop("members.csv", bytes);
        camel.start();
        await(() -> Files.exists(folder.done().resolve("members.csv")));
        JsonNode receipt = receipt("members.csv.B000001.json");
        assertThat(receipt.get("state").asText()).isEqualTo("CHECKED");
        assertThat(receipt.get("accepted").get("baht").asText()).isEqualTo("300.00");
        assertThat(receipt.get("received_at").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(folder.in()).isEmptyDirectory();
        assertThat(home.resolve("intake/incoming")).isEmptyDirectory();
    }

    @Test
    void the_same_bytes_under_another_name_get_the_same_number_and_nothing_is_overwritten() throws Exception {
        drop("a.csv", bytes);
        camel.start();
        await(() -> Files.exists(folder.done().resolve("a.csv")));
        drop("a.csv", bytes);
        await(() -> Files.exists(folder.done().resolve("B000001-a.csv")));
        drop("b.csv", bytes);
        await(() -> Files.exists(folder.done().resolve("b.csv")));
        assertThat(names(folder.receipts())).containsExactlyInAnyOrder("a.csv.B000001.json", "b.csv.B000001.json");
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void a_broken_and_an_empty_file_get_their_receipts_in_both_languages() throws Exception {
        drop("empty.csv", new byte[0]);
        drop("photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        camel.start();
        await(() -> names(folder.done()).size() == 2);
        JsonNode empty = json.readTree(Files.readAllBytes(only("empty.csv")));
        assertThat(empty.get("state").asText()).isEqualTo("REFUSED");
        JsonNode problem = empty.get("problems").get(0);
        assertThat(problem.get("code").asText()).isEqualTo("SGT-1001");
        assertThat(problem.get("th").asText()).contains("ไม่มีรายการ");
        assertThat(problem.get("todo_en").asText()).endsWith(".");
        assertThat(json.readTree(Files.readAllBytes(only("photo.png")))
                        .get("problems")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("SGT-1003");
    }

    @Test
    void a_file_beyond_the_ceiling_goes_aside_with_a_note_and_is_no_batch() throws Exception {
        drop("huge.csv", new byte[200_001]);
        camel.start();
        await(() -> Files.exists(folder.refused().resolve("huge.csv")));
        assertThat(receipt("huge.csv.too-large.json").get(0).get("code").asText())
                .isEqualTo("SGT-1002");
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void a_link_and_a_pipe_go_aside_unread_and_stop_nobody() throws Exception {
        Path secret = Files.write(home.resolve("secret.csv"), bytes);
        Files.createDirectories(folder.in());
        Files.createSymbolicLink(folder.in().resolve("a-link.csv"), secret);
        Path pipe = folder.in().resolve("b-pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        camel.start();
        await(() -> names(folder.refused()).size() == 2);
        assertThat(receipt("a-link.csv.no-file.json").get(0).get("code").asText())
                .isEqualTo("SGT-1003");
        assertThat(village.batches.batches).isEmpty();
        drop("z.csv", bytes);
        await(() -> Files.exists(folder.done().resolve("z.csv")));
    }

    @Test
    void a_name_as_long_as_a_name_may_be_gets_its_receipt() throws Exception {
        String name = "ก".repeat(83) + "x.csv";
        drop(name, bytes);
        camel.start();
        await(() -> Files.exists(folder.done().resolve(name)));
        drop(name, bytes);
        await(() -> names(folder.done()).size() == 2);
        assertThat(names(folder.receipts())).singleElement().asString().endsWith("ก.B000001.json");
    }

    @Test
    void a_write_that_fails_leaves_nothing_behind() throws Exception {
        Path to = Files.createDirectories(home.resolve("w/taken/full")).getParent();
        assertThatThrownBy(() -> Durable.write(to, bytes)).isInstanceOf(IOException.class);
        assertThat(names(home.resolve("w"))).containsExactly("taken");
    }

    @Test
    void a_file_still_being_written_is_left_alone() throws Exception {
        drop("members.csv.part", bytes);
        drop("~$members.xlsx", bytes);
        drop("z.csv", bytes);
        camel.start();
        await(() -> Files.exists(folder.done().resolve("z.csv")));
        assertThat(names(folder.in())).containsExactlyInAnyOrder("members.csv.part", "~$members.xlsx");
    }

    @Test
    void a_crash_after_the_claim_ends_with_the_same_receipt() throws Exception {
        Path file = drop("members.csv", bytes);
        claim(file);
        camel.start();
        await(() -> Files.exists(folder.done().resolve("members.csv")));
        assertThat(receipt("members.csv.B000001.json").get("state").asText()).isEqualTo("CHECKED");
    }

    @Test
    void a_crash_before_the_file_was_moved_ends_with_the_same_receipt() throws Exception {
        Path file = drop("members.csv", bytes);
        folderIntake.take(folder, file);
        byte[] first = Files.readAllBytes(folder.receipts().resolve("members.csv.B000001.json"));
        Files.move(folder.done().resolve("members.csv"), file);
        camel.start();
        await(() -> Files.exists(folder.done().resolve("members.csv")));
        assertThat(folder.receipts().resolve("members.csv.B000001.json")).hasBinaryContent(first);
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void a_ring_checks_a_batch_that_was_claimed_and_then_forgotten_and_a_second_ring_changes_nothing()
            throws Exception {
        Claim.New claim = (Claim.New) claim(drop("members.csv.part", bytes));
        camel.start();
        camel.createProducerTemplate().sendBody("jms:queue:songtor.check", "1");
        var receipt = village.batches.receipt(claim.id());
        assertThat(receipt).isPresent();
        assertThat(village.outbox.waiting(Outbox.CHECK)).isZero();
        camel.createProducerTemplate().sendBody("jms:queue:songtor.check", "1");
        assertThat(village.batches.receipt(claim.id())).isEqualTo(receipt);
    }

    private Claim claim(Path file) throws IOException {
        return village.batches.claim(
                new Submission(Village.WIANG, "folder", "members.csv", Optional.empty(), file, Sha256.of(bytes)));
    }

    private Path drop(String name, byte[] content) throws IOException {
        return Files.write(Files.createDirectories(folder.in()).resolve(name), content);
    }

    private JsonNode receipt(String name) throws IOException {
        return json.readTree(Files.readAllBytes(folder.receipts().resolve(name)));
    }

    private Path only(String start) {
        return names(folder.receipts()).stream()
                .filter(n -> n.startsWith(start))
                .map(folder.receipts()::resolve)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
