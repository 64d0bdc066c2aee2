package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.model.ReceiptSeal;
import org.songtor.model.ReceiptSeal.Verdict;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

class ReceiptFileTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_receipt_that_was_kept_is_genuine_and_so_is_one_inside_a_refusal() throws Exception {
        byte[] kept = json.writeValueAsBytes(ReceiptJson.of(sealed()));
        assertThat(verdict(kept)).isEqualTo(Verdict.GENUINE);
        byte[] refusal = json.writeValueAsBytes(ApiProblem.refused(ReceiptJson.of(sealed())));
        assertThat(verdict(refusal)).isEqualTo(Verdict.GENUINE);
        assertThat(ReceiptFile.read(kept)).isEqualTo(ReceiptFile.read(refusal));
    }

    @Test
    void a_changed_sum_shows_and_a_changed_problem_text_does_not() throws Exception {
        ObjectNode tree = json.valueToTree(ReceiptJson.of(sealed()));
        ((ObjectNode) tree.get("problems").get(0)).put("en", "another text");
        assertThat(verdict(json.writeValueAsBytes(tree))).isEqualTo(Verdict.GENUINE);
        ((ObjectNode) tree.get("accepted")).put("baht", "200.51");
        assertThat(verdict(json.writeValueAsBytes(tree))).isEqualTo(Verdict.ALTERED);
    }

    /** As the API gives it while somebody holds the batch: that is of today, and no part of what was sealed. */
    @Test
    void what_the_api_tells_beside_a_receipt_breaks_no_seal() throws Exception {
        ObjectNode tree = json.valueToTree(ReceiptJson.of(sealed()));
        tree.putArray("holds").addObject().put("kind", "batch").put("by", "operator");
        assertThat(verdict(json.writeValueAsBytes(tree))).isEqualTo(Verdict.GENUINE);
        tree.put("held", "x");
        assertThatThrownBy(() -> verdict(json.writeValueAsBytes(tree))).isInstanceOf(ReceiptFile.NoReceipt.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "x",
                "null",
                "{\"number\":\"B1\"}",
                "{\"receipt\":{}}",
                "{\"hmac\":\"a\",\"hmac\":\"b\"}",
            })
    void what_is_no_receipt_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> ReceiptFile.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReceiptFile.NoReceipt.class);
    }

    @Test
    void a_field_twice_or_a_sum_of_another_shape_is_no_receipt() throws Exception {
        String kept = json.writeValueAsString(ReceiptJson.of(sealed()));
        for (String broken : List.of(
                kept.replaceFirst("\\{", "{\"number\":\"B000099\","),
                kept.replaceFirst("\\{", "{\"note\":\"paid in full\","),
                kept.replace("\"200.50\"", "\"2e2\""),
                kept.replace("\"B000012\"", "\"12\""),
                kept + "x")) {
            assertThatThrownBy(() -> ReceiptFile.read(broken.getBytes(StandardCharsets.UTF_8)))
                    .as(broken)
                    .isInstanceOf(ReceiptFile.NoReceipt.class);
        }
    }

    private static Verdict verdict(byte[] kept) throws ReceiptFile.NoReceipt {
        return ReceiptSeal.verdict(ReceiptFile.read(kept), Village.RECEIPTS);
    }

    private static Receipt sealed() {
        Receipt receipt = new Receipt(
                "B000013",
                Village.WIANG,
                "2569-11",
                Sha256.of(new byte[0]),
                Instant.parse("2026-11-03T05:00:00.123456Z"),
                BatchState.CHECKED,
                new Receipt.Count(3, Satang.of(30_050)),
                new Receipt.Count(2, Satang.of(20_050)),
                Receipt.Count.NONE,
                new Receipt.Count(1, Satang.of(10_000)),
                1,
                List.of(Problem.ofFile(ProblemCode.BAD_AMOUNT, "amount", "", "")),
                Optional.of(new BatchId(12)),
                "");
        return ReceiptSeal.sealed(receipt, Village.RECEIPTS);
    }
}
