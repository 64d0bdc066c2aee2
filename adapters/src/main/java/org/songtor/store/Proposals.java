package org.songtor.store;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.By;
import org.songtor.items.Correction;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Worth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what somebody wants, inside the caller's transaction; nothing else changes yet. */
@Component("store.proposals")
class Proposals {
    static final int LONGEST_REASON = 200;
    /** Kinds that are about lines: without one there is nothing to decide. */
    private static final Set<DecisionKind> OF_LINES = Set.of(
            DecisionKind.RESUBMIT,
            DecisionKind.ACCEPT_AGENCY_AMOUNT,
            DecisionKind.RETURN_TO_MEMBER,
            DecisionKind.MERGE_DUPLICATE,
            DecisionKind.PAID_BACK,
            DecisionKind.FIRST_STANDS,
            DecisionKind.PASS_ON,
            DecisionKind.BOOKING_GONE);

    private final JdbcClient jdbc;
    private final DecidedLines lines;
    private final FirstStanding firsts;
    private final Superseding superseding;
    private final Excess excess;
    private final HeldForMembers members;
    private final Reversals reversals;
    private final MeantFiles meant;
    private final GoneBookings gone;
    private final Persons persons;
    private final Entries entries;

    Proposals(
            DataSource dataSource,
            DecidedLines lines,
            FirstStanding firsts,
            Superseding superseding,
            Excess excess,
            HeldForMembers members,
            Reversals reversals,
            MeantFiles meant,
            GoneBookings gone,
            Persons persons,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lines = lines;
        this.firsts = firsts;
        this.superseding = superseding;
        this.excess = excess;
        this.members = members;
        this.reversals = reversals;
        this.meant = meant;
        this.gone = gone;
        this.persons = persons;
        this.entries = entries;
    }

    private record Item(
            long itemId,
            String label,
            String subject,
            @Nullable String fundId,
            long atRisk,
            boolean open) {}

    long propose(long id, Proposal wish, By by) {
        Item item = free(id);
        Label label = Label.valueOf(item.label());
        if (label == Label.FILE_OVER && (item.fundId() == null || wish.kind().movesMoney())) {
            return ofExcess(item, wish, by);
        }
        if (Decidable.ofHeldMoney(label)) {
            return ofHeldMoney(item, label, wish, by);
        }
        // Lines of many funds are nobody's to decide about together: only the file's money is the operators'.
        List<Worth.Line> about =
                item.fundId() == null ? List.of() : AcceptedAmounts.of(label, wish, lines.of(id, wish.lines()));
        WishCheck.complete(item.subject(), wish, about.size(), by.on());
        String role = by.authority().role(by.login(), by.on());
        boolean answers = Decidable.kinds(label).contains(wish.kind());
        if (!answers
                || GoneBookings.says(wish.kind()) && !GoneBookings.answers(jdbc, label, id)
                || OF_LINES.contains(wish.kind()) && about.isEmpty()
                || AcceptedAmounts.other(label, wish.kind(), about)) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (wish.kind() == DecisionKind.RESUBMIT) {
            mayGoAgain(label, about);
        }
        GoneBookings.refuse(wish.kind(), about);
        wentAgain(wish.kind(), about);
        reversals.refuse(label, item.subject(), wish);
        meant.refuse(label, item.subject(), wish);
        firsts.refusePaidBefore(wish.kind(), about);
        lines.refuseBooked(label, wish.kind(), about);
        boolean stands = wish.kind() == DecisionKind.FIRST_STANDS;
        if (stands) {
            firsts.refuseOthers(label, about);
        }
        Satang amount =
                label == Label.FILE_OVER ? excess.of(id) : Worth.of(wish.kind(), about, Satang.of(item.atRisk()));
        String told = Worth.told(wish.kind(), about, amount);
        return written(item, wish, amount, told, by, role, decision -> {
            lines.write(decision, about, wish.kind() == DecisionKind.ACCEPT_AGENCY_AMOUNT);
            if (stands) {
                firsts.write(decision, about);
            }
            if (wish.kind().movesMoney() && !GoneBookings.says(wish.kind())) {
                superseding.write(decision);
            }
            gone.write(decision, wish);
            wish.corrections().forEach(c -> correct(decision, item, about, c));
            if (wish.kind() == DecisionKind.MATCH_DEBIT) {
                reversals.write(decision, item.subject(), wish);
            } else {
                meant.write(label, wish.kind(), decision, item.subject());
                wish.files().forEach(file -> credit(decision, item, file));
            }
        });
    }

    /** @param amount what moves @param told what people sign, as the journal says it @param about writes what the decision is about */
    private long written(Item item, Proposal wish, Satang amount, String told, By by, String role, LongConsumer about) {
        by.authority().orderable(wish.kind(), amount);
        long decision = insert(item, wish, amount, by, role);
        about.accept(decision);
        String says = wish.kind() + " " + told + ": " + reason(wish.reason());
        told(by.login(), item.itemId(), "decision.proposed", decision, says);
        return decision;
    }

    /** As asked when it is carried out: nobody signs what is refused then. And no fund alone keeps a file here that may be sent again for all of them. */
    private void mayGoAgain(Label label, List<Worth.Line> about) {
        List<Long> ids = about.stream().map(Worth.Line::id).toList();
        boolean mayNot = label == Label.UNDELIVERED
                && !DecidedLines.left(jdbc, label, ids).goesElsewhere();
        if (mayNot || DecidedLines.ofRelease(jdbc, ids)) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (lines.wouldPayTwice(about)) {
            throw new DeskException(Why.WOULD_PAY_TWICE);
        }
    }

    /**
     * About what the file has over as it is now, and about none of its lines. Of a file of many funds nobody knows whose it is: the operators decide, and a fund that
     * was asked before does not.
     */
    private long ofExcess(Item item, Proposal wish, By by) {
        WishCheck.complete(item.subject(), wish, 0, by.on());
        String role = by.authority().role(by.login(), by.on());
        boolean whole = item.subject().matches("file:[0-9]+");
        if (!whole || !Decidable.kinds(Label.FILE_OVER).contains(wish.kind())) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (wish.amount().isPresent()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        Satang over = excess.of(item.itemId());
        return written(item, wish, over, over.toBaht(), by, role, decision -> {
            if (wish.kind().movesMoney()) {
                excess.write(decision, item.itemId(), wish.kind(), over, wish.files());
            }
        });
    }

    /** About what is held for members as it is now, and not about their lines. */
    private long ofHeldMoney(Item item, Label label, Proposal wish, By by) {
        int found = lines.of(item.itemId(), wish.lines()).size();
        WishCheck.complete(item.subject(), wish, found, by.on());
        String role = by.authority().role(by.login(), by.on());
        if (!Decidable.kinds(label).contains(wish.kind())) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (wish.amount().isPresent()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        List<HeldForMembers.Held> about = members.of(item.itemId(), label, wish.lines());
        Satang worth = HeldForMembers.worth(about);
        return written(item, wish, worth, worth.toBaht(), by, role, decision -> {
            if (wish.kind().movesMoney()) {
                members.write(decision, about);
            }
        });
    }

    /**
     * The money of what went again, or back, is the other line's, and ends with that: of such a line people only say that the agency paid back what it has twice, or took
     * back its booking.
     */
    private void wentAgain(DecisionKind kind, List<Worth.Line> about) {
        boolean paidBack = kind == DecisionKind.PAID_BACK;
        long again = kind.movesMoney() && !GoneBookings.says(kind) ? again(about) : 0;
        if (paidBack ? again < about.size() : again > 0) {
            throw new DeskException(paidBack ? Why.DOES_NOT_ANSWER : Why.ALREADY_GOES_ON);
        }
    }

    /** How many of the lines went again and go on, or went back, as the table asks: whether that counts now or something in its place, but that the line stands. */
    private long again(List<Worth.Line> about) {
        return jdbc.sql("""
                        select count(*) from unnest(?::bigint[]) l (line_id)
                        where (went_again(l.line_id) or went_back(l.line_id))
                            and not exists (select from decision_line x where x.line_id = l.line_id and x.live and x.part = 'STANDS')
                        """)
                .param(about.stream().map(Worth.Line::id).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** A proposal to take back what was done; it moves the same money the other way. */
    long reverse(Decision done, By by, String reason) {
        String why = reason(reason);
        if (why.isEmpty()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        busy(done.item());
        String role = by.authority().role(by.login(), by.on());
        by.authority().orderable(done.kind(), done.weight());
        long id = jdbc.sql("""
                        insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at, reverses)
                        select item_id, fund_id, kind, answers, satang, :by, :role, :reason, until_at, decision_id
                        from decision where decision_id = :done returning decision_id
                        """)
                .param("by", by.login())
                .param("role", role)
                .param("reason", why)
                .param("done", done.id())
                .query(Long.class)
                .single();
        told(by.login(), done.item(), "decision.undo-proposed", id, "takes back D" + done.id() + ": " + why);
        return id;
    }

    /** The item is the caller's until the transaction ends. */
    private Item free(long id) {
        Item item = jdbc.sql("""
                        select item_id, label, subject, fund_id, at_risk, closed_at is null as open
                        from review_item where item_id = ? for no key update
                        """)
                .param(id)
                .query(Item.class)
                .optional()
                .orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        if (!item.open()) {
            throw new DeskException(Why.NOT_OPEN);
        }
        busy(id);
        return item;
    }

    private void busy(long item) {
        boolean busy = jdbc.sql("""
                        select count(*) from decision where item_id = ? and state in ('PROPOSED', 'APPROVED')
                        """).param(item).query(Long.class).single() > 0;
        if (busy) {
            throw new DeskException(Why.NOT_OPEN);
        }
    }

    private long insert(Item item, Proposal wish, Satang amount, By by, String role) {
        return jdbc.sql("""
                        insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at)
                        values (:item, :fund, :kind, :answers, :satang, :by, :role, :reason, :until::timestamptz) returning decision_id
                        """)
                .param("item", item.itemId())
                .param("fund", item.fundId())
                .param("kind", wish.kind().name())
                .param("answers", item.label())
                .param("satang", amount.value())
                .param("by", by.login())
                .param("role", role)
                .param("reason", reason(wish.reason()))
                .param(
                        "until",
                        wish.until()
                                .map(day -> day.atStartOfDay(DecisionRows.ZONE)
                                        .toOffsetDateTime()
                                        .toString())
                                .orElse(null))
                .query(Long.class)
                .single();
    }

    private void correct(long decision, Item item, List<Worth.Line> about, Correction right) {
        String fund = item.fundId();
        if (fund == null || about.stream().noneMatch(line -> line.id() == right.line())) {
            throw new DeskException(Why.INCOMPLETE);
        }
        jdbc.sql("insert into decision_correction (decision_id, line_id, person_seal, last_four) values (?, ?, ?, ?)")
                .params(
                        decision,
                        right.line(),
                        persons.seal(right.person(), Persons.Place.lines(FundId.of(fund))),
                        Persons.lastFour(right.person().value()))
                .update();
    }

    private void credit(long decision, Item item, FileId file) {
        int there = jdbc.sql("""
                        insert into decision_credit (decision_id, credit_id, file_id)
                        select :decision, c.credit_id, f.file_id
                        from credit c join agency_file f on f.file_id = :file and f.agency = c.agency
                        where c.credit_id = :credit
                        """)
                .param("decision", decision)
                .param("file", file.value())
                .param("credit", CreditSays.number(item.subject()).orElse(null), Types.BIGINT)
                .update();
        if (there == 0) {
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    /** Empty where it is none, or too long to be read. */
    static String reason(String text) {
        String why = text.strip();
        return why.length() > LONGEST_REASON ? "" : Shown.masked(why);
    }

    void told(String actor, long item, String event, long decision, String detail) {
        entries.journal(actor, event, "item:" + item, "D" + decision + " " + detail);
    }
}
