package org.songtor.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.ReconcileYardstick;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence made by {@code generate_series}; the statements stand in {@link YardstickRows}. */
@Component
@DependsOnDatabaseInitialization
class JdbcReconcileYardstick implements ReconcileYardstick {
    private static final int HISTORY_FILE = 300;
    /** Rows of a table made in one statement. */
    private static final long PIECE = 1_000_000;

    /** What was labelled before waits for a day of its own. */
    private static final String LOADED = "topic = 'reconcile' and due_at = " + YardstickRows.NEVER;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final YardstickRows rows;
    private final YardstickPast past;

    JdbcReconcileYardstick(
            DataSource dataSource, TransactionTemplate transactions, YardstickRows rows, YardstickPast past) {
        this.past = past;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.rows = rows;
    }

    @Override
    public void load(ProfileId profile, long lines, int most) {
        refuseOthers();
        transactions.executeWithoutResult(status -> {
            rows.files(profile, lines, most);
            rows.answers();
            past.accepted();
            rows.money();
            rows.waiting();
        });
        rows.settle();
    }

    @Override
    public void due() {
        jdbc.sql("update outbox set due_at = now() where " + LOADED).update();
    }

    @Override
    public void history(ProfileId profile, long lines) {
        refuseOthers();
        for (long from = 0; from < lines; from += PIECE) {
            long some = Math.min(PIECE, lines - from);
            transactions.executeWithoutResult(status -> {
                rows.files(profile, some, HISTORY_FILE);
                rows.money();
                past.settled();
            });
        }
        rows.settle();
    }

    private void refuseOthers() {
        long others = jdbc.sql("select count(*) from batch where source_name <> ?")
                .param(YardstickRows.NAME)
                .query(Long.class)
                .single();
        if (others > 0) {
            throw new IllegalStateException(
                    "there are " + others + " batches of others; nothing is measured among them");
        }
    }

    @Override
    public long join(boolean key) {
        jdbc.sql(
                        "create table yardstick_label (line_id bigint not null, number int not null, label text not null, at timestamptz not null default now())")
                .update();
        if (key) {
            jdbc.sql("alter table yardstick_label add primary key (line_id, number)")
                    .update();
        }
        try {
            return jdbc.sql("""
                            insert into yardstick_label (line_id, number, label)
                            select fl.line_id, 1, case when a.verdict is null then 'NEVER_ANSWERED' when a.verdict <> 'BOOKED' then a.verdict
                                                       when a.satang <> fl.satang then 'AMOUNT_MISMATCH' else 'SETTLED' end
                            from outbox o
                                join file_line fl on fl.file_id = o.subject
                                left join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                            where %s
                            on conflict do nothing
                            """.formatted(LOADED)).update();
        } finally {
            jdbc.sql("drop table yardstick_label").update();
        }
    }

    @Override
    public List<Asked> asked(ProfileId profile, int files, int lines) {
        List<NationalId> people = LongStream.rangeClosed(1, lines)
                .mapToObj(JdbcReconcileYardstick::person)
                .toList();
        List<Asked> asked = IntStream.range(0, files)
                .mapToObj(n -> In.transaction(transactions, () -> rows.asked(profile, people)))
                .map(file -> new Asked(new FileId(file), answer(file, people)))
                .toList();
        rows.numbers();
        return asked;
    }

    private static NationalId person(long number) {
        String twelve = "1%011d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    private Answer answer(long file, List<NationalId> people) {
        List<Answer.Line> lines = IntStream.rangeClosed(1, people.size())
                .filter(n -> n % 50 != 0)
                .mapToObj(n -> new Answer.Line(
                        n,
                        people.get(n - 1),
                        n % 40 == 0 ? Answer.LineVerdict.DUPLICATE : Answer.LineVerdict.BOOKED,
                        n % 40 == 0 ? Satang.ZERO : Satang.of(YardstickRows.SATANG),
                        ""))
                .toList();
        return new Answer(
                PaymentReference.of(jdbc.sql("select reference from agency_file where file_id = ?")
                        .param(file)
                        .query(String.class)
                        .single()),
                "Y" + file,
                LocalDate.of(2026, 11, 21),
                Answer.Verdict.PROCESSED,
                "",
                lines);
    }

    @Override
    public Written written() {
        return jdbc.sql("""
                        select (select count(*) from line_label where said) as labels,
                            (select count(*) from review_item where closed_at is null) as items
                        """).query(Written.class).single();
    }
}
