package org.songtor.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.songtor.approval.Quorum;
import org.songtor.desk.DecisionJson.ApprovalJson;
import org.songtor.port.HeldStore.End;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Whose;

/**
 * An order about money held in trust as programs read it: amounts are baht with two decimals, as text; what is not there is empty.
 *
 * @param whose the first of those whose money it moves
 * @param missing why the signatures do not suffice yet, while it is open
 * @param lapses the day on which it lapses unless enough have signed, while it is open
 * @param endedBy empty while it is open, and where the program ended it
 * @param returnedFor why it was sent back
 * @param batch that a release made
 */
@JsonNaming(SnakeCaseStrategy.class)
record OrderJson(
        long id,
        String fund,
        String kind,
        String scheme,
        String state,
        String amount,
        int lines,
        int members,
        List<WhoseJson> whose,
        String proposedBy,
        String proposedAt,
        String reason,
        List<ApprovalJson> approvals,
        String missing,
        String lapses,
        String endedBy,
        String endedAt,
        String returnedFor,
        String batch) {

    /** @param nationalId all but the last four digits hidden */
    @JsonNaming(SnakeCaseStrategy.class)
    record WhoseJson(String name, String nationalId) {
        static WhoseJson of(Whose of) {
            return new WhoseJson(of.name(), "xxxxxxxxx" + of.lastFour());
        }
    }

    static OrderJson of(Order of, HeldDesk desk) {
        return new OrderJson(
                of.id(),
                of.fund().value(),
                of.kind().name(),
                of.scheme().value(),
                of.state().name(),
                of.amount().toBaht(),
                of.lines(),
                of.members(),
                of.whose().stream().map(WhoseJson::of).toList(),
                of.proposedBy(),
                of.proposedAt().toString(),
                of.reason(),
                of.approvals().stream()
                        .map(a -> new ApprovalJson(a.officer(), a.role(), a.at().toString()))
                        .toList(),
                desk.missing(of).map(Quorum.Reason::name).orElse(""),
                desk.lapses(of).map(LocalDate::toString).orElse(""),
                of.end().flatMap(End::by).orElse(""),
                of.end().map(e -> e.at().toString()).orElse(""),
                of.end().flatMap(End::reason).orElse(""),
                of.batch().map(Object::toString).orElse(""));
    }
}
