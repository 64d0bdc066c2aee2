package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

class ReceiptsTest {
    private static final Receipt RECEIPT = new Receipt(
            "B000007",
            FundId.of("wiang"),
            "2569-11",
            Sha256.of(new byte[0]),
            Instant.parse("2026-11-21T01:02:03.456789Z"),
            BatchState.CHECKED,
            new Receipt.Count(2, Satang.of(30_050)),
            new Receipt.Count(1, Satang.of(10_000)),
            Receipt.Count.NONE,
            new Receipt.Count(1, Satang.of(20_050)),
            1,
            List.of(Problem.ofRow(ProblemCode.BAD_NATIONAL_ID, 9, 2, "national_id", "xxxxxxxxx1234", "เลข 13 หลัก")),
            Optional.of(new BatchId(3)),
            "00ff");

    @Test
    void a_receipt_comes_back_as_it_was_given() {
        assertThat(Receipts.read(Receipts.write(RECEIPT))).isEqualTo(RECEIPT);
    }

    @Test
    void money_is_whole_satang_and_the_text_is_the_same_every_time() {
        assertThat(Receipts.write(RECEIPT))
                .isEqualTo(Receipts.write(Receipts.read(Receipts.write(RECEIPT))))
                .contains(
                        "\"submitted\":{\"lines\":2,\"amount\":30050}",
                        "\"fund\":\"wiang\"",
                        "2026-11-21T01:02:03.456789Z");
    }

    @Test
    void a_receipt_with_a_part_missing_or_unknown_or_money_in_fractions_is_not_guessed() {
        String json = Receipts.write(RECEIPT);
        assertThatThrownBy(() -> Receipts.read(json.replace("\"problemCount\":1,", "")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Receipts.read(json.replace("\"problemCount\":1", "\"problemCount\":1,\"more\":2")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Receipts.read(json.replace(":30050", ":30050.4")))
                .isInstanceOf(IllegalStateException.class);
    }
}
