package org.songtor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files too large to lie in a source tree: each gets its answer, and the gateway works on. */
class HugeFilesTest {
    private static final String HEADER =
            "songtor-batch,1\nfund,wiang\nperiod,2569-11\ncount,1\ntotal,100.00\n\nnational_id,title,first_name,last_name,scheme,amount\n";

    /** Many times what a row, a cell or a reader's buffer holds; more would only be read by the same loops. */
    private static final int LARGE = 6 << 20;

    /** A smaller one than an installation's own (512 MB), which takes ten seconds to fill. */
    private static final int CEILING = 32 << 20;

    @TempDir
    private static Path temp;

    private static CorpusGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway =
                CorpusGateway.start(temp, Map.of("songtor.intake.largest", CEILING, "songtor.intake.ceiling", CEILING));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void one_line_larger_than_what_is_taken_is_cut_off_and_told() {
        HttpResponse<String> response = post("gigantic", "", "a", CEILING + (1L << 20));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("/").doesNotContain("Exception");
    }

    @Test
    void no_newline_in_all_of_a_large_file_is_no_batch() throws IOException {
        assertThat(codes(post("no-newline", "", "a", LARGE))).containsOnly("SGT-1015");
    }

    @Test
    void a_line_that_does_not_end_is_no_line() throws IOException {
        assertThat(codes(post("endless-line", HEADER, "ก", LARGE / 3 * 3 + HEADER.length())))
                .containsOnly("SGT-1015");
    }

    @Test
    void a_quotation_mark_that_is_not_closed_swallows_no_more_than_a_cell() throws IOException {
        assertThat(codes(post("endless-quote", HEADER + "\"", "a,\n", LARGE))).containsOnly("SGT-1015");
    }

    @Test
    void ten_million_empty_lines_are_more_than_any_sheet_has() throws IOException {
        assertThat(codes(post("empty-lines", "", "\n", 10_000_000))).containsOnly("SGT-1013");
        assertThat(codes(post("empty-lines-after", HEADER, "\n", 10_000_000))).containsOnly("SGT-1013");
        assertThat(codes(post("returns", HEADER, "\r", 10_000_000))).containsOnly("SGT-1013");
    }

    @Test
    void ten_million_commas_are_no_payment() throws IOException {
        assertThat(codes(post("commas", HEADER, ",", 10_000_000))).containsOnly("SGT-1015");
    }

    private static HttpResponse<String> post(String key, String head, String piece, long size) {
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] part = piece.getBytes(StandardCharsets.UTF_8);
        return gateway.post(key, "attachment", BodyPublishers.ofInputStream(() -> new Repeated(start, part, size)));
    }

    private static List<String> codes(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        List<String> codes = new ArrayList<>();
        for (JsonNode problem : gateway.receipt(response).get("problems")) {
            codes.add(problem.get("code").asText());
        }
        return codes;
    }
}
