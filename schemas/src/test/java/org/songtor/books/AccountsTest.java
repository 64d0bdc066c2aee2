package org.songtor.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.books.Accounts.of;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.books.Account.Side;
import org.songtor.books.Accounts.Facts;
import org.songtor.books.Accounts.Origin;
import org.songtor.books.Accounts.Standing;
import org.songtor.match.Labels;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;

class AccountsTest {
    private static final Facts SENT = new Facts(true, false, false);
    private static final Facts BOOKED = new Facts(true, true, false);
    private static final Facts PAID = new Facts(true, true, true);

    @Test
    void waiting_money_stands_where_the_facts_put_it_and_sent_is_not_accepted_and_accepted_is_not_settled() {
        assertThat(of(Label.WAITING, Facts.NONE)).isEqualTo(Account.TO_SEND);
        assertThat(of(Label.WAITING, SENT)).isEqualTo(Account.SENT);
        assertThat(of(Label.WAITING, BOOKED)).isEqualTo(Account.ACCEPTED);
        assertThat(of(Label.WAITING, PAID)).isEqualTo(Account.ACCEPTED);
        assertThat(of(Label.SETTLED, PAID)).isEqualTo(Account.SETTLED);
    }

    @Test
    void what_the_member_is_owed_stands_aside_where_the_agencys_amount_was_accepted_and_nowhere_else() {
        Satang hundred = Satang.ofBaht(100);
        assertThat(Accounts.standing(Label.AMOUNT_ACCEPTED, PAID, hundred, Satang.ofBaht(80)))
                .isEqualTo(new Standing(Account.SETTLED, Satang.ofBaht(20)));
        assertThat(Accounts.standing(Label.AMOUNT_ACCEPTED, BOOKED, hundred, Satang.ofBaht(120)))
                .isEqualTo(new Standing(Account.ACCEPTED, Satang.ofBaht(-20)));
        assertThat(Accounts.standing(Label.SETTLED, PAID, hundred, Satang.ofBaht(80)))
                .isEqualTo(new Standing(Account.SETTLED, Satang.ZERO));
    }

    @Test
    void what_is_held_for_a_member_ends_outside_and_what_the_member_makes_good_comes_in() {
        assertThat(Accounts.ofEnd(DecisionKind.RETURN_TO_MEMBER)).isEqualTo(Account.RETURNED);
        assertThat(Accounts.ofEnd(DecisionKind.WRITE_OFF)).isEqualTo(Account.WRITTEN_OFF);
        assertThat(Accounts.ofEnd(DecisionKind.MEMBER_PAID)).isEqualTo(Account.COLLECTED);
        for (Label label : Label.values()) {
            if (Decidable.ofHeldMoney(label)) {
                Decidable.kinds(label).stream()
                        .filter(DecisionKind::movesMoney)
                        .forEach(kind -> assertThat(Accounts.ofEnd(kind).side()).isIn(Side.IN, Side.OUT));
            }
        }
        assertThatThrownBy(() -> Accounts.ofEnd(DecisionKind.RESUBMIT)).hasMessageContaining("RESUBMIT");
    }

    @Test
    void what_asks_people_is_at_risk_and_what_asks_nothing_is_not_open() {
        for (Label label : Labels.OF_SENT_LINES) {
            if (label.need() == Label.Need.DECISION) {
                // What came late is at the agency and paid; people look at the cover, not at the money. What went again
                // stands with the other line, whatever the agency has beside it.
                Account expected = label == Label.LATE
                        ? Account.SETTLED
                        : label == Label.BOOKED_AFTER_ALL ? Account.RESUBMITTED : Account.AT_RISK;
                assertThat(of(label, PAID)).as(label.name()).isEqualTo(expected);
            }
        }
        for (DecisionKind kind : DecisionKind.values()) {
            Account account = of(kind.label(), PAID);
            assertThat(account == Account.AT_RISK).as(kind.name()).isEqualTo(!kind.movesMoney());
        }
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void facts_matter_only_to_lines_that_wait_or_whose_amount_was_accepted(Label label) {
        Set<Label> depends = EnumSet.of(Label.WAITING, Label.AMOUNT_ACCEPTED);
        if (!Labels.OF_SENT_LINES.contains(label)) {
            return;
        }
        Set<Account> accounts = Arrays.asList(Facts.NONE, SENT, BOOKED, PAID).stream()
                .map(f -> of(label, f))
                .collect(Collectors.toSet());
        assertThat(accounts.size() > 1).isEqualTo(depends.contains(label));
    }

    @Test
    void money_is_collected_once_whatever_carries_it_on() {
        assertThat(Accounts.source(Label.WAITING, Origin.FUND)).isEqualTo(Account.COLLECTED);
        assertThat(Accounts.source(Label.WAITING, Origin.RELEASE)).isEqualTo(Account.FORWARDED);
        assertThat(Accounts.source(Label.HELD_IN_TRUST, Origin.CORRECTION)).isEqualTo(Account.RESUBMITTED);
        assertThat(Accounts.source(Label.REFUSED_AT_INTAKE, Origin.FUND))
                .isEqualTo(of(Label.REFUSED_AT_INTAKE, Facts.NONE));
        for (Origin origin : Origin.values()) {
            assertThat(Accounts.source(Label.WAITING, origin).side()).isIn(Side.IN, Side.PASSING);
        }
    }

    @Test
    void a_label_that_is_no_lines_has_no_account() {
        assertThatThrownBy(() -> of(Label.CREDIT_WITHOUT_FILE, Facts.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Label.STATEMENT_MISSING, PAID)).hasMessageContaining("STATEMENT_MISSING");
    }
}
