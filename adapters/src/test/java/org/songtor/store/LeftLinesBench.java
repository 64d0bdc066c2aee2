package org.songtor.store;

import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Evidence;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** A file of which the agency refused something, what was paid for it, and what people say of the lines it did not take. */
abstract class LeftLinesBench extends AgainBench {
    static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");
    static final Proposal GIVEN_UP = Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ");
    final List<Evidence.Credit> came = new ArrayList<>();

    /** Lines of 100 baht, the first of which the agency refused, the others booked. */
    void refusedOne(int lines) {
        open(lines);
        bench.answered(bench.answer(file, lines, refusedLine(1)));
        bench.reconcileAll(NOW);
    }

    static Answer.Line refusedLine(int position) {
        return new Answer.Line(position, Bench.person(position), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
    }

    void paid(long baht, FileId... files) {
        Set<PaymentReference> named = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (FileId one : files) {
            named.add(bench.reference(one));
            text.append(bench.reference(one)).append(' ');
        }
        came.add(new Evidence.Credit(came.size() + 1L, Satang.ofBaht(baht), Satang.ZERO, named));
        paid(baht, text.toString());
    }

    void paid(long baht, String text) {
        bench.stated(credit("L" + NUMBER.incrementAndGet() + System.nanoTime(), baht, text));
        bench.reconcileAll(NOW);
    }

    Decision done(Label label, Proposal wish) {
        Decision done = settle(item(label), wish);
        bench.reconcileAll(NOW);
        return done;
    }

    void takenBack(Decision done) {
        undone(done);
        bench.reconcileAll(NOW);
    }

    long overs() {
        return bench.count(
                "select count(*) from review_item where closed_at is null and label = 'FILE_OVER' and fund_id = '"
                        + fund + "'");
    }

    List<String> labels() {
        return bench.labels(batch);
    }

    boolean settled(FileId which) {
        return bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + which.value())
                == 1;
    }
}
