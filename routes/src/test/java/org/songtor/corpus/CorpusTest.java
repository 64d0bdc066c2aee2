package org.songtor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.ProblemCode;
import org.songtor.model.Severity;

/** Every file of the corpus, sent to the whole gateway over HTTP: a clear answer, nothing half done, nothing of ours in the answer. */
class CorpusTest {
    @TempDir
    private static Path temp;

    private static CorpusGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = CorpusGateway.start(temp);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @TestFactory
    Stream<DynamicTest> every_file_gets_the_answer_that_is_written_beside_it() throws IOException {
        return Case.all()
                .map(c ->
                        DynamicTest.dynamicTest(Case.CORPUS.relativize(c.file()).toString(), () -> judge(c)));
    }

    private static void judge(Case c) throws IOException {
        String key = c.file().getFileName().toString().replaceAll("[^A-Za-z0-9.-]", "")
                + c.file().getParent().getFileName();
        HttpResponse<String> response = gateway.post(key, c.disposition(), BodyPublishers.ofByteArray(c.bytes()));
        assertThat(response.statusCode())
                .as(response.body())
                .isEqualTo(c.state().equals("CHECKED") ? 201 : 422);
        nothingOfOurs(response.body());
        JsonNode receipt = gateway.receipt(response);
        assertThat(receipt.get("state").asText()).as(response.body()).isEqualTo(c.state());
        assertThat(told(receipt, c)).as("%s: %s", c.what(), response.body()).isEqualTo(c.codes());
        balances(receipt);
        HttpResponse<String> again =
                gateway.get("/api/v1/batches/" + receipt.get("number").asText());
        assertThat(again.statusCode()).isEqualTo(200);
        ObjectNode now = gateway.receipt(again).deepCopy();
        assertThat(now.remove("holds")).as("nobody holds it back").isEmpty();
        assertThat(now).isEqualTo(receipt);
    }

    /** What stops something, and the warnings the case is about. */
    private static Set<ProblemCode> told(JsonNode receipt, Case c) {
        Set<ProblemCode> codes = new TreeSet<>();
        receipt.get("problems").forEach(p -> {
            ProblemCode code = code(p.get("code").asText());
            if (code.severity() != Severity.WARN || c.codes().contains(code)) {
                codes.add(code);
            }
            assertThat(p.get("th").asText()).isNotBlank();
            assertThat(p.get("todo_th").asText()).isNotBlank();
        });
        return codes;
    }

    private static ProblemCode code(String code) {
        return ProblemCode.ofCode(code).orElseThrow();
    }

    private static void nothingOfOurs(String body) {
        assertThat(body).doesNotContain("Exception", "\tat ", "org.songtor", "java.");
    }

    /** Lines in are lines out: accepted, held, refused. */
    private static void balances(JsonNode receipt) {
        int out = Stream.of("accepted", "held", "refused")
                .mapToInt(part -> receipt.get(part).get("lines").asInt())
                .sum();
        assertThat(out).isEqualTo(receipt.get("submitted").get("lines").asInt());
    }

    @Test
    void the_same_bytes_a_hundred_times_at_once_are_one_batch_with_one_receipt() throws Exception {
        byte[] bytes = new Case(Case.CORPUS.resolve("parallel.csv"), "CHECKED", Set.of(), "", "").bytes();
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 100)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> gateway.post("parallel-" + n, "attachment", BodyPublishers.ofByteArray(bytes)),
                            clients))
                    .toList();
            List<Integer> states = new ArrayList<>();
            Set<JsonNode> receipts = new HashSet<>();
            for (CompletableFuture<HttpResponse<String>> call : calls) {
                states.add(call.get().statusCode());
                receipts.add(gateway.receipt(call.get()));
            }
            assertThat(states).containsOnly(200, 201).containsOnlyOnce(201);
            assertThat(receipts).hasSize(1);
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void no_case_is_told_twice() throws IOException {
        List<Path> files = Case.all().map(Case::file).toList();
        assertThat(files).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(150);
        assertThat(files.stream()
                        .map(f -> f.getParent().getFileName().toString())
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(10);
    }
}
