package org.songtor.cli.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk.Corrected;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Paid;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;

/** What the second person reads before signing by the command line. */
class DecisionSaysTest {
    @Test
    void whose_id_a_line_goes_again_under_and_which_files_are_paid_stand_there() {
        Corrected id = new Corrected(
                7,
                new BatchId(3),
                2,
                "xxxxxxxxx0705",
                "xxxxxxxxx0708",
                "xxxxxxxxx0017",
                Corrected.Whose.ANOTHER_MEMBER,
                "นางสมศรี ดวงแก้ว");
        Paid file = new Paid(
                new FileId(12),
                "nsf.txt",
                "ST0000000127",
                List.of(FundId.of("dokkhamtai"), FundId.of("wiang")),
                Satang.ofBaht(700),
                Satang.ofBaht(200));
        assertThat(DecisionSays.of(decision(List.of(id), List.of(file))))
                .containsExactly(
                        "again\tB000003/2\tfrom xxxxxxxxx0705\tto xxxxxxxxx0708\troster xxxxxxxxx0017\tANOTHER_MEMBER\tนางสมศรี ดวงแก้ว",
                        "pays\tF000012\tST0000000127\tdokkhamtai,wiang\tdue 700.00\tlacks 500.00");
        assertThat(DecisionSays.of(decision(List.of(), List.of()))).isEmpty();
    }

    private static Decision decision(List<Corrected> ids, List<Paid> files) {
        return new Decision(
                1,
                2,
                Optional.empty(),
                DecisionKind.RESUBMIT,
                Label.REFUSED_BY_AGENCY,
                Satang.ofBaht(100),
                1,
                "malee",
                "treasurer",
                Instant.EPOCH,
                "เลขผิด",
                Optional.empty(),
                DecisionState.PROPOSED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Satang.ofBaht(100),
                false,
                ids,
                files,
                false);
    }
}
