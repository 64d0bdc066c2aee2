package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.model.ReceiptSeal.Verdict;

class ReceiptSealTest {
    private static final SecretKey KEY = key(1);

    @Test
    void the_same_receipt_under_the_same_key_has_the_same_seal() {
        assertThat(ReceiptSeal.sealed(receipt(), KEY)).isEqualTo(ReceiptSeal.sealed(receipt(), KEY));
        assertThat(ReceiptSeal.sealed(receipt(), KEY).hmac())
                .isNotEqualTo(ReceiptSeal.sealed(receipt(), key(2)).hmac());
    }

    /** Judged by hand: {@code printf '...' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101...01}. */
    @Test
    void anybody_with_the_key_can_compute_the_seal_from_the_documented_text() {
        assertThat(ReceiptSeal.text(receipt())).isEqualTo("""
                songtor-receipt-v1
                number=B000013
                fund=wiang
                period=2569-11
                sha256=%s
                received_at=2026-11-03T05:00:00.123456Z
                state=CHECKED
                submitted=3:30050
                accepted=2:20050
                held=0:0
                refused=1:10000
                problem_count=1
                corrects=B000012
                """.formatted("ab".repeat(32)));
        assertThat(ReceiptSeal.sealed(receipt(), KEY).hmac())
                .isEqualTo("6c82ed2b-1b978899fc338602e90d2e9c018a227a0b03c16906ad947f4ee15cd9784d1608");
    }

    static Stream<UnaryOperator<Receipt>> changes() {
        Receipt.Count more = new Receipt.Count(2, Satang.of(20_051));
        Receipt.Count other = new Receipt.Count(1, Satang.of(0));
        return Stream.of(
                r -> with(r, "B000014", r.fund(), r.state(), r.accepted(), r.problemCount(), r.corrects()),
                r -> with(r, r.number(), FundId.of("other"), r.state(), r.accepted(), r.problemCount(), r.corrects()),
                r -> with(r, r.number(), r.fund(), BatchState.REFUSED, r.accepted(), r.problemCount(), r.corrects()),
                r -> with(r, r.number(), r.fund(), r.state(), more, r.problemCount(), r.corrects()),
                r -> with(r, r.number(), r.fund(), r.state(), other, r.problemCount(), r.corrects()),
                r -> with(r, r.number(), r.fund(), r.state(), r.accepted(), 0, r.corrects()),
                r -> with(r, r.number(), r.fund(), r.state(), r.accepted(), r.problemCount(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatever_is_changed_in_a_receipt_shows(UnaryOperator<Receipt> change) {
        Receipt genuine = ReceiptSeal.sealed(receipt(), KEY);
        assertThat(ReceiptSeal.verdict(genuine, KEY)).isEqualTo(Verdict.GENUINE);
        assertThat(ReceiptSeal.verdict(change.apply(genuine), KEY)).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void a_receipt_of_another_key_is_told_apart_from_an_altered_one() {
        Receipt foreign = ReceiptSeal.sealed(receipt(), key(2));
        assertThat(ReceiptSeal.verdict(foreign, KEY)).isEqualTo(Verdict.UNKNOWN_KEY);
        assertThat(ReceiptSeal.verdict(receipt(), KEY)).isEqualTo(Verdict.UNSEALED);
        assertThat(ReceiptSeal.verdict(receipt().withHmac("x".repeat(73)), KEY)).isEqualTo(Verdict.UNSEALED);
    }

    @Test
    void no_value_brings_a_line_of_its_own() {
        Receipt r = receipt();
        assertThatThrownBy(() -> ReceiptSeal.sealed(
                        with(r, "B1\nfund=x", r.fund(), r.state(), r.accepted(), 0, Optional.empty()), KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Receipt receipt() {
        return new Receipt(
                "B000013",
                FundId.of("wiang"),
                "2569-11",
                new Sha256("ab".repeat(32)),
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
    }

    private static Receipt with(
            Receipt r,
            String number,
            FundId fund,
            BatchState state,
            Receipt.Count accepted,
            int problems,
            Optional<BatchId> corrects) {
        return new Receipt(
                number,
                fund,
                r.period(),
                r.sha256(),
                r.receivedAt(),
                state,
                r.submitted(),
                accepted,
                r.held(),
                r.refused(),
                problems,
                r.problems(),
                corrects,
                r.hmac());
    }

    private static SecretKey key(int with) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) with);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
