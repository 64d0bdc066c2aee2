package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.match.Reason;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Every reason is kept as text and read back the same. */
class ReasonTextTest {
    private static final PaymentReference FILE = PaymentReference.ofNumber(4_500_000);
    private static final List<Reason> ALL = List.of(
            new Reason.SimilarReference(FILE, "ST00045", 1, 3),
            new Reason.SameAmount(Satang.ofBaht(257)),
            new Reason.FeeExplains(Satang.ofBaht(257), Satang.ofBaht(10)),
            new Reason.SumOfFiles(Satang.ofBaht(514), 2),
            new Reason.PartOfFile(Satang.ofBaht(100), Set.of(7L, 3L)),
            new Reason.FundInText("กองทุนหมู่บ้านเวียง"),
            new Reason.NearInDays(-2),
            new Reason.SentAgain(Satang.ofBaht(100)),
            new Reason.PaidAlready(Satang.ofBaht(257)),
            new Reason.PaidByRepair(Satang.ofBaht(257)),
            new Reason.AmountLeft(Satang.ofBaht(257)),
            new Reason.NumberInText("L1"),
            new Reason.LeftAfterDays(3),
            new Reason.AlsoClaimedBy(Set.of(5L)));

    @Test
    void every_reason_is_kept_and_read_back_the_same() {
        assertThat(ALL)
                .extracting(Reason::getClass)
                .as("each there is")
                .doesNotHaveDuplicates()
                .hasSameSizeAs(Arrays.asList(Reason.class.getPermittedSubclasses()));
        assertThat(ALL).allSatisfy(reason -> {
            assertThat(ReasonText.read(ReasonText.of(reason))).isEqualTo(reason);
            assertThat(ReasonText.of(reason)).startsWith(reason.code() + "|");
        });
        assertThat(ALL).extracting(Reason::code).doesNotHaveDuplicates();
        Reason sent = new Reason.SameAmount(Satang.ofBaht(257), true);
        assertThat(ReasonText.read(ReasonText.of(sent))).isEqualTo(sent);
    }

    @Test
    void nobody_beside_it_and_an_odd_name_are_read_back_too() {
        Reason alone = new Reason.PartOfFile(Satang.ofBaht(1), Set.of());
        assertThat(ReasonText.read(ReasonText.of(alone))).isEqualTo(alone);
        assertThat(ReasonText.read(ReasonText.of(new Reason.FundInText("a|b"))))
                .isEqualTo(new Reason.FundInText("a b"));
        assertThatThrownBy(() -> ReasonText.read("LIKED|1")).hasMessageContaining("LIKED");
    }
}
