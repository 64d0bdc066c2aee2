package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Of a file of 560 baht a line of 140 left: which sum a credit matches is said of the credit. */
class SameAmountTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private static List<Reason> reasons(long baht) {
        PayableFile file = new PayableFile(
                PaymentReference.ofNumber(7),
                Satang.ofBaht(560),
                Satang.ofBaht(420),
                Satang.ofBaht(560),
                DAY,
                Optional.empty(),
                Set.of());
        CreditFacts credit = new CreditFacts(1, Satang.ofBaht(baht), Satang.ZERO, DAY, "CASH DEPOSIT", Set.of(), false);
        CreditMatch match = CreditMatching.match(List.of(credit), List.of(file)).get(0);
        return ((CreditMatch.Candidates) match).candidates().get(0).reasons();
    }

    @Test
    void what_was_sent_is_not_called_what_is_open() {
        assertThat(reasons(560)).contains(new Reason.SameAmount(Satang.ofBaht(560), true));
        assertThat(reasons(420)).contains(new Reason.SameAmount(Satang.ofBaht(420), false));
    }
}
