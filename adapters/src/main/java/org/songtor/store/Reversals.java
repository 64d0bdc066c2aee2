package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.BankSide;
import org.songtor.items.Decision;
import org.songtor.items.Paid;
import org.songtor.items.Proposal;
import org.songtor.items.Reversal;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which money an entry took back that left an account and names nothing of ours, as people say: a credit of its very amount, or money of one file. Inside the caller's
 * transaction. While their decision counts, the entry counts as one that the bank's own text ties to that credit or file ({@code files_of_debit}, {@code sums_of},
 * {@link Together}).
 */
@Component("store.reversals")
class Reversals {
    private final JdbcClient jdbc;

    Reversals(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The entry that an item asks about. @throws DeskException where it asks about none */
    static long debit(String subject) {
        Matcher debit = BankSides.DEBIT.matcher(subject);
        if (!debit.matches()) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        return Long.parseLong(debit.group(1));
    }

    /** @param said people said already what it took back @param named the bank's text says it @param taken another entry took that credit back */
    private record Stands(boolean said, boolean named, boolean taken) {}

    /**
     * Before somebody signs: what the bank's text says people do not say otherwise, and what they said holds until they take it back.
     *
     * @throws DeskException where the text says what was taken back, or another entry took that credit back; where people said it before; or less than the entry is there, or the
     *     credit that is given to files was taken back
     */
    void refuse(Label label, String subject, Proposal wish) {
        if (ofLoose(label, wish.kind())) {
            CreditSays.number(subject).ifPresent(credit -> refuseGone(List.of(credit)));
        } else if (wish.kind() == DecisionKind.MATCH_DEBIT) {
            refuse(debit(subject), wish.credit().orElse(null), file(wish));
        } else if ((wish.kind() == DecisionKind.NOT_OURS || wish.kind() == DecisionKind.WRITE_OFF)
                && BankSides.DEBIT.matcher(subject).matches()
                && stands(debit(subject), null).said()) {
            throw new DeskException(Why.DECIDED_OTHERWISE);
        }
    }

    /** Whether it gives files a credit that pays none. */
    private static boolean ofLoose(Label label, DecisionKind kind) {
        return kind == DecisionKind.MATCH_CREDIT
                && (label == Label.CREDIT_UNSURE || label == Label.CREDIT_WITHOUT_FILE);
    }

    private void refuseGone(List<Long> credits) {
        boolean gone = jdbc.sql("select exists (select from unnest(?::bigint[]) c where credit_taken(c, 0))")
                .param(credits.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
        if (gone) {
            throw new DeskException(Why.MONEY_GONE);
        }
    }

    private static @Nullable Long file(Proposal wish) {
        return wish.files().stream().findFirst().map(FileId::value).orElse(null);
    }

    private void refuse(long debit, @Nullable Long credit, @Nullable Long file) {
        Stands now = stands(debit, credit);
        if (now.said()) {
            throw new DeskException(Why.DECIDED_OTHERWISE);
        }
        if (now.named()) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (now.taken()) {
            throw new DeskException(Why.TAKEN_ALREADY);
        }
        refuseMore(debit, credit, file);
    }

    private record Room(long satang, long there) {}

    /** What is more than came stands nowhere, and would take what comes later. */
    private void refuseMore(long debit, @Nullable Long credit, @Nullable Long file) {
        named("select d.satang, money_there(c.credit_id, f.file_id) as there", debit, credit, file)
                .query(Room.class)
                .optional()
                .filter(room -> room.there() < room.satang())
                .ifPresent(room -> {
                    throw new DeskException(Why.TAKES_MORE, Satang.of(room.there()));
                });
    }

    /** One row where the credit is of that account, the very amount and no later day, or the file of that agency; none else. */
    private JdbcClient.StatementSpec named(String what, long debit, @Nullable Long credit, @Nullable Long file) {
        return jdbc.sql(what + """

                        from debit d
                            left join credit c on c.credit_id = :credit and c.account = d.account and c.satang = d.satang and c.booked_on <= d.booked_on
                            left join agency_file f on f.file_id = :file and f.agency = d.agency
                        where d.debit_id = :debit and num_nonnulls(c.credit_id, f.file_id) = 1
                        """)
                .param("debit", debit)
                .param("credit", credit, Types.BIGINT)
                .param("file", file, Types.BIGINT);
    }

    private Stands stands(long debit, @Nullable Long credit) {
        return jdbc.sql("""
                        select exists (select from decision_debit m where m.debit_id = :debit and m.live) as said,
                            debit_named(:debit) as named, credit_taken(:credit, :debit) as taken
                        """)
                .param("debit", debit)
                .param("credit", credit, Types.BIGINT)
                .query(Stands.class)
                .single();
    }

    /**
     * Writes with the proposal what it says.
     *
     * @throws DeskException where the credit is another account's or of another amount or a later day, or the file another agency's
     */
    void write(long decision, String subject, Proposal wish) {
        int written = named(
                        "insert into decision_debit (decision_id, debit_id, credit_id, file_id) select :decision, d.debit_id, c.credit_id, f.file_id",
                        debit(subject),
                        wish.credit().orElse(null),
                        file(wish))
                .param("decision", decision)
                .update();
        if (written == 0) {
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    private record Said(
            long debitId, @Nullable Long creditId, @Nullable Long fileId) {}

    /**
     * Counts from now on.
     *
     * @throws DeskException where meanwhile a statement says what was taken back, or another entry took that credit back; or less than the entry is there, or
     *     the credit that is given to files was taken back
     */
    void carryOut(Decision decision) {
        if (ofLoose(decision.answers(), decision.kind())) {
            refuseGone(jdbc.sql("select distinct credit_id from decision_credit where decision_id = ?")
                    .param(decision.id())
                    .query(Long.class)
                    .list());
        }
        if (decision.kind() != DecisionKind.MATCH_DEBIT) {
            return;
        }
        Said said = ofDecision(decision.id());
        refuse(said.debitId(), said.creditId(), said.fileId());
        jdbc.sql("update decision_debit set live = true where decision_id = ?")
                .param(decision.id())
                .update();
    }

    /**
     * Before somebody signs, too: as when it is carried out.
     *
     * @throws DeskException as {@link #carryOut}
     */
    void refuse(Decision decision) {
        if (decision.kind() == DecisionKind.MATCH_DEBIT && decision.reverses().isEmpty()) {
            Said said = ofDecision(decision.id());
            refuse(said.debitId(), said.creditId(), said.fileId());
        }
    }

    private Said ofDecision(long decision) {
        return jdbc.sql("""
                        select m.debit_id, m.credit_id, m.file_id from decision d join decision_debit m on m.decision_id = coalesce(d.reverses, d.decision_id)
                        where d.decision_id = ?
                        """).param(decision).query(Said.class).single();
    }

    /** What a decision says, with the files as they stand now; of an undo what that takes back. */
    Reversal of(long decision) {
        Said said = ofDecision(decision);
        Long credit = said.creditId();
        Long file = said.fileId();
        BankSide left = side("TAKEN", "select * from debit where debit_id = ?", said.debitId());
        Optional<BankSide> came = Optional.ofNullable(credit)
                .map(number -> side("CAME", "select * from credit where credit_id = ?", number));
        Map<Long, List<Paid>> files = ReversalCandidates.paid(
                jdbc,
                credit == null ? new Long[0] : new Long[] {credit},
                file == null ? new Long[0] : new Long[] {file});
        return new Reversal(
                left, came, files.values().stream().flatMap(List::stream).toList());
    }

    private BankSide side(String what, String sql, long id) {
        return jdbc.sql(sql)
                .param(id)
                .query((row, n) -> side(BankSide.What.valueOf(what), row))
                .single();
    }

    static BankSide side(BankSide.What what, ResultSet row) throws SQLException {
        return new BankSide(
                what,
                row.getString("account"),
                row.getString("entry"),
                row.getObject("booked_on", LocalDate.class),
                Satang.of(row.getLong("satang")),
                row.getString("text"));
    }
}
