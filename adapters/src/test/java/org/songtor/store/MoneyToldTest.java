package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.OPERATOR;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.BankSide;
import org.songtor.items.Decision;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.FileGroups.Fit;
import org.songtor.port.Outbox;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;

/** What people say of a file's money stands in its trace: of its fund, which sees only itself, and of operators, who see whose it is instead. */
class MoneyToldTest extends ReversalBench {
    private static final ProfileId MANY = ProfileId.of("toy/many");
    private static final Viewer FUND = viewer("wiang");
    private static final Viewer OTHER = viewer("naklang");
    private static final Set<What> MONEY = Set.of(
            What.CREDITED,
            What.CREDIT_MATCHED,
            What.CREDIT_UNMATCHED,
            What.CREDIT_MOVED,
            What.CREDIT_MOVED_BACK,
            What.DEBITED,
            What.DEBIT_UNNAMED,
            What.DEBIT_MATCHED,
            What.DEBIT_UNMATCHED);

    private static Viewer viewer(String fund) {
        return new Viewer("malee", Set.of(FundId.of(fund)), false);
    }

    /** What is told of the file's money, as {@code WHAT detail} behind what names the account. */
    private List<String> told(Viewer viewer, Sent sent) {
        return moments(viewer, sent).stream()
                .map(one -> one.what() + " "
                        + one.detail().replace("0200000001 " + run, "").replace(" " + DAY, ""))
                .toList();
    }

    private List<Moment> moments(Viewer viewer, Sent sent) {
        Subject subject = new Subject.Reference(bench.reference(sent.file()));
        return new Stores(DATABASE)
                .traces().of(viewer, subject).moments().stream()
                        .filter(one -> MONEY.contains(one.what()))
                        .toList();
    }

    private Sent others(int lines) {
        BatchId batch = bench.batch("naklang", lines, Bench.TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        return new Sent(batch, file, lines);
    }

    private Decision said(String entry, Sent sent) {
        long item = desk.question(OPERATOR, "0200000001", run + entry, "กองทุนโทรมา", TwoOperators.FIRST);
        Decision done = operators.settle(item, MeantFilesTest.isFor(sent.file()));
        lookedAt();
        return done;
    }

    private void lookedAt() {
        reconciled();
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        reconciled();
    }

    @Test
    void money_that_was_for_another_funds_file_is_told_to_both_and_neither_hears_whose_the_other_is() {
        Sent named = booked();
        Sent meant = others(named.lines());
        came("W", named.baht(), "โอน " + reference(named));
        lookedAt();
        assertThat(told(FUND, named)).containsExactly("CREDITED W: โอน " + reference(named));
        Decision done = said("W", meant);
        assertThat(told(FUND, named))
                .containsExactly("CREDITED W: โอน " + reference(named), "CREDIT_MOVED W, file other");
        assertThat(moments(FUND, named)).allSatisfy(one -> {
            assertThat(one.amount()).contains(Satang.ofBaht(named.baht()));
            assertThat(one.who()).isEmpty();
        });
        assertThat(told(OTHER, meant)).containsExactly("CREDITED W", "CREDIT_MATCHED W, file other");
        assertThat(told(OPERATOR, named)).contains("CREDIT_MOVED W, file " + reference(meant));
        assertThat(told(OPERATOR, meant))
                .contains("CREDITED W: โอน " + reference(named), "CREDIT_MATCHED W, file " + reference(named));
        operators.undo(done);
        lookedAt();
        assertThat(told(FUND, named))
                .as("one story")
                .containsExactly(
                        "CREDITED W: โอน " + reference(named), "CREDIT_MOVED W, file other", "CREDIT_MOVED_BACK W");
        assertThat(told(OTHER, meant)).containsExactly("CREDIT_MATCHED W, file other", "CREDIT_UNMATCHED W");
        assertThat(told(FUND, meant)).isEmpty();
    }

    @Test
    void a_fund_of_both_files_hears_which_the_other_is_and_nothing_where_the_text_was_right() {
        Sent named = booked();
        Sent meant = booked(named.lines());
        came("W", named.baht(), reference(named));
        lookedAt();
        Decision right = said("W", named);
        assertThat(told(FUND, named)).containsExactly("CREDITED W: " + reference(named));
        operators.undo(right);
        said("W", meant);
        assertThat(told(FUND, named)).contains("CREDIT_MOVED W, file " + reference(meant));
        assertThat(told(FUND, meant))
                .containsExactly("CREDITED W: " + reference(named), "CREDIT_MATCHED W, file " + reference(named));
    }

    @Test
    void that_a_credit_that_names_nothing_is_the_files_is_told_with_why() {
        Sent sent = booked();
        came("N", sent.baht(), "CASH DEPOSIT");
        lookedAt();
        long item = bench.count("select item_id from review_item where subject = 'credit:' || " + credit("N"));
        Decision done = operators.settle(item, MeantFilesTest.isFor(sent.file()));
        lookedAt();
        for (Viewer viewer : List.of(FUND, OPERATOR)) {
            assertThat(told(viewer, sent)).containsExactly("CREDITED N: CASH DEPOSIT", "CREDIT_MATCHED N");
        }
        operators.undo(done);
        for (Viewer viewer : List.of(FUND, OPERATOR)) {
            assertThat(told(viewer, sent)).containsExactly("CREDIT_MATCHED N", "CREDIT_UNMATCHED N");
        }
    }

    @Test
    void what_operators_say_was_taken_back_is_not_told_as_the_banks_word() {
        Sent sent = paid();
        String came = "CREDITED C" + sent.file().value() + ": " + reference(sent);
        String later = " " + DAY.plusDays(3);
        Decision done = operators.settle(left("R", 40, "REVERSAL OF L1"), ofFile(sent.file()));
        for (Viewer viewer : List.of(FUND, OPERATOR)) {
            assertThat(told(viewer, sent))
                    .containsExactly(came, "DEBIT_UNNAMED R" + later + ": REVERSAL OF L1", "DEBIT_MATCHED R" + later);
        }
        operators.undo(done);
        for (Viewer viewer : List.of(FUND, OPERATOR)) {
            assertThat(told(viewer, sent))
                    .containsExactly(came, "DEBIT_MATCHED R" + later, "DEBIT_UNMATCHED R" + later);
        }
        left("B", 30, "back " + reference(sent));
        assertThat(told(FUND, sent)).contains("DEBITED B" + later + ": back " + reference(sent));
    }

    @Test
    void a_fund_of_a_file_of_many_hears_that_its_money_left_and_of_how_much_what_is_its_own() {
        Sent sent = ofMany();
        String later = " " + DAY.plusDays(3) + ", many";
        left("P", 50, "back " + reference(sent));
        operators.settle(left("R", 40, "REVERSAL OF L1"), ofFile(sent.file()));
        left("A", sent.baht(), "back " + reference(sent));
        for (Viewer viewer : List.of(viewer("first-of-two"), viewer("second-of-two"))) {
            assertThat(told(viewer, sent))
                    .containsExactlyInAnyOrder(
                            "DEBITED P" + later,
                            "DEBIT_UNNAMED R" + later,
                            "DEBIT_MATCHED R" + later,
                            "DEBITED A" + later);
            assertThat(moments(viewer, sent))
                    .filteredOn(one -> one.amount().isPresent())
                    .singleElement()
                    .satisfies(one -> assertThat(one.detail()).contains(run + "A"));
        }
        assertThat(whole("first-of-two", sent)).contains(Satang.ofBaht(200));
        assertThat(whole("second-of-two", sent)).contains(Satang.ofBaht(300));
        assertThat(told(FUND, sent)).isEmpty();
        assertThat(told(OPERATOR, sent)).contains("DEBITED P " + DAY.plusDays(3) + ": back " + reference(sent));
    }

    private Optional<Satang> whole(String fund, Sent sent) {
        return moments(viewer(fund), sent).stream()
                .flatMap(one -> one.amount().stream())
                .findFirst();
    }

    /** Two lines of one fund and three of another, paid. */
    private Sent ofMany() {
        BatchId first = bench.batch("first-of-two", 2, MANY);
        BatchId second = bench.batch("second-of-two", 3, MANY);
        Company later = new Company(DUE, 1_000);
        bench.groups.freeze(first, DAY, Map.of(MANY, later));
        bench.groups.freeze(second, DAY, Map.of(MANY, later));
        long group = bench.count("select max(group_id) from file_group where profile = 'many'");
        FileId file = bench.groups.close(group, DAY, 5, Fit.ALL).get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        bench.attempt(file, new Outcome.Delivered("same size and hash"), DUE);
        return pay(new Sent(first, file, 5));
    }

    @Test
    void an_item_about_money_that_was_nobodys_and_went_out_again_tells_by_which_entry() {
        booked();
        long credit = came("N", 77, "CASH DEPOSIT");
        lookedAt();
        long item = bench.count("select item_id from review_item where subject = 'credit:' || " + credit);
        assertThat(seen(item).bank()).isEmpty();
        Decision done = operators.settle(left("R", 77, "REVERSAL"), ofCredit(credit));
        lookedAt();
        assertThat(seen(item).row().over()).isTrue();
        assertThat(seen(item).bank()).singleElement().satisfies(side -> {
            assertThat(side.what()).isEqualTo(BankSide.What.TAKEN);
            assertThat(side.name()).isEqualTo(run + "R");
        });
        operators.undo(done);
        assertThat(seen(item).bank()).isEmpty();
    }
}
