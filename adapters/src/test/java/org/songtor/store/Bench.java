package org.songtor.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores from files to reports over one test database, and a month of invented people in few words. */
final class Bench {
    static final ProfileId TOY = ProfileId.of("toy/one");
    static final ProfileId OTHER = ProfileId.of("toy/two");
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final Instant DUE = Instant.parse("2100-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    static final Viewer WIANG = new Viewer("treasurer", Set.of(FundId.of("wiang")), false);
    static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final JdbcClient jdbc;
    final JdbcFileStore files;
    final JdbcFileGroups groups;
    final JdbcAnswerStore answers;
    final JdbcReconcileStore reconcile;
    final JdbcViews views;
    final JdbcReports reports;
    final JdbcOutbox outbox;

    Bench(TestDatabase database) {
        DataSource source = database.dataSource();
        this.jdbc = database.jdbc();
        Entries entries = new Entries(source);
        Keeping keeping = new Keeping(source, TestSecrets.ONE);
        Bell bell = new Bell(source);
        Persons persons = Stores.persons();
        Tokens tokens = new Tokens(source);
        ReviewItems items = new ReviewItems(source, entries);
        Arrivals arrivals = new Arrivals(source, keeping, entries, items);
        NewFiles made = new NewFiles(source, entries);
        Waiting waiting = new Waiting(source, entries);
        Holds holds = new Holds(source, entries, items);
        EarlyCredits credits = new EarlyCredits(source, new CreditItems(source), new Bell(source), entries);
        Freezing freezing = new Freezing(source, made, waiting, entries, holds, credits);
        this.groups = new JdbcFileGroups(
                source,
                database.transactions(),
                freezing,
                waiting,
                made,
                entries,
                credits,
                new Aside(source, new FrozenLines(source, persons)));
        this.files = new JdbcFileStore(
                source,
                database.transactions(),
                freezing,
                new Attempts(source, tokens, entries, bell),
                entries,
                keeping,
                new FrozenLines(source, persons),
                holds);
        this.answers = new JdbcAnswerStore(
                database.transactions(),
                arrivals,
                new Answers(source, arrivals, items, entries, bell, persons),
                new Statements(
                        source,
                        arrivals,
                        new StatementCheck(source),
                        new StoredNames(source),
                        new BatchEntries(source),
                        new DayParts(source),
                        new Stores(database).matches(),
                        new StatementChain(source),
                        new TakenBack(source),
                        bell));
        this.reconcile = new Stores(database).reconcile();
        this.views = new JdbcViews(
                new Reading(source, database.transactions()),
                new BatchViews(source, Stores.ROADS, new SumsTogether(source)),
                new ItemViews(source));
        this.reports = new JdbcReports(source);
        this.outbox = new Stores(database).outbox("node-1");
    }

    void fund(String id) {
        jdbc.sql("insert into fund values (:id, 'กองทุนทดสอบ', 'Test fund') on conflict do nothing")
                .param("id", id)
                .update();
        Officers.of(jdbc, id);
    }

    /** A checked batch with so many lines of 100 baht for each profile in turn, and its row {@code dispatch}. */
    BatchId batch(String fund, int linesEach, ProfileId... profiles) {
        fund(fund);
        long id = emptyBatch(fund);
        int lineNo = 0;
        for (int i = 0; i < linesEach; i++) {
            for (ProfileId profile : profiles) {
                line(id, fund, ++lineNo, profile, "WAITING");
            }
        }
        jdbc.sql("insert into outbox (topic, subject) values ('dispatch', :id)")
                .param("id", id)
                .update();
        return new BatchId(id);
    }

    /** As a claim writes it that names an earlier batch. */
    void corrects(BatchId id, BatchId earlier) {
        jdbc.sql("update batch set corrects = :earlier where batch_id = :id")
                .param("earlier", earlier.value())
                .param("id", id.value())
                .update();
    }

    private long emptyBatch(String fund) {
        String hash = keep("submission " + NUMBER.incrementAndGet());
        return jdbc.sql("""
                        insert into batch (fund_id, sha256, channel, source_name, period, state, receipt)
                        values (:fund, :hash, 'folder', 'members.csv', '2569-11', 'CHECKED', '{}') returning batch_id
                        """)
                .param("fund", fund)
                .param("hash", hash)
                .query(Long.class)
                .single();
    }

    private String keep(String text) {
        byte[] bytes = bytes(text);
        String hash = Sha256.of(bytes).hex();
        jdbc.sql("insert into evidence (sha256, kind, size) values (:hash, 'submission', :size)")
                .param("hash", hash)
                .param("size", bytes.length)
                .update();
        return hash;
    }

    void line(long batch, String fund, int lineNo, ProfileId profile, String label) {
        line(batch, fund, lineNo, profile, label, Optional.empty());
    }

    /** @param month the line's own, as a ledger of several has it */
    void line(long batch, String fund, int lineNo, ProfileId profile, String label, Optional<String> month) {
        NationalId person = person(lineNo);
        jdbc.sql("""
                        insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                          person_hash, person_seal, last_four, title, first_name, last_name, satang, own_period)
                        values (:batch, :fund, :lineNo, :lineNo + 8, 'toy', :agency, :profile, false, :label,
                                :hash, :seal, :lastFour, 'นาง', 'ทดสอบ', 'คนที่' || :lineNo, 10000, :month)
                        """)
                .param("batch", batch)
                .param("fund", fund)
                .param("lineNo", lineNo)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("label", label)
                .param("hash", Stores.persons().hash(person))
                .param("seal", Stores.persons().seal(person, Persons.Place.lines(FundId.of(fund))))
                .param("lastFour", Persons.lastFour(person.value()))
                .param("month", month.orElse(null))
                .update();
    }

    /** A line of 100 baht that the check refused. */
    void refusedLine(BatchId batch, String fund, int lineNo) {
        jdbc.sql("""
                        insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, satang, title, first_name, last_name)
                        values (?, ?, ?, 9, 'toy', 'toy', 'one', true, 'REFUSED_AT_INTAKE', 10000, '', '', '')
                        """).params(batch.value(), fund, lineNo).update();
    }

    static NationalId person(int number) {
        String twelve = "1509900%05d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    /** Frozen, signed, sent and delivered, with the answer due at {@code due}. */
    FileId delivered(BatchId batch, Instant due) {
        FileId file = signed(batch);
        attempt(file, new Outcome.Delivered("same size and hash"), due);
        return file;
    }

    FileId signed(BatchId batch) {
        FileId file = files.freeze(batch, DAY).get(0);
        files.signed(file, name(file), bytes("content of " + file), bytes("signature of " + file));
        return file;
    }

    static String name(FileId file) {
        return "T-" + file + ".txt";
    }

    void attempt(FileId file, Outcome outcome, Instant due) {
        Outbox.Work work = take(files.toDeliver(file).orElseThrow());
        files.begin(file, work);
        files.sending(file, work);
        files.attempted(file, work, outcome, due, Optional.of(Duration.ofSeconds(1)));
    }

    Outbox.Work take(FileStore.Signed signed) {
        return take(Outbox.DELIVER + signed.profile().dotted(), signed.id());
    }

    Outbox.Work take(String topic, FileId file) {
        return outbox.take(topic, file.value(), Duration.ofMinutes(1)).orElseThrow();
    }

    PaymentReference reference(FileId file) {
        return jdbc.sql("select reference from agency_file where file_id = :id")
                .param("id", file.value())
                .query((row, n) -> PaymentReference.of(row.getString(1)))
                .single();
    }

    /** Every line of the file booked as sent; {@code others} replaces or adds. */
    Answer answer(FileId file, int lines, Answer.Line... others) {
        List<Answer.Line> all = new ArrayList<>();
        for (int position = 1; position <= lines; position++) {
            all.add(booked(position, position, 100));
        }
        for (Answer.Line other : others) {
            all.removeIf(line -> line.position() == other.position());
            all.add(other);
        }
        return new Answer(reference(file), "A" + NUMBER.incrementAndGet(), DAY, Answer.Verdict.PROCESSED, "", all);
    }

    static Answer.Line booked(int position, int person, long baht) {
        return new Answer.Line(position, person(person), Answer.LineVerdict.BOOKED, Satang.ofBaht(baht), "00");
    }

    boolean answered(Answer answer) {
        return answers.answer(TOY, arrived("answer " + answer.answerId()), answer) != Taken.KNOWN;
    }

    /** Without balances: the account is every test's. */
    Statement statement(Statement.Credit... credits) {
        return Statement.ofPayments("S" + NUMBER.incrementAndGet(), "0200000001", DAY, List.of(credits));
    }

    static Statement.Credit credit(String entry, long baht, String text) {
        return new Statement.Credit(entry, DAY, Satang.ofBaht(baht), text);
    }

    boolean stated(Statement.Credit... credits) {
        Statement statement = statement(credits);
        return answers.statement(AgencyCode.of("toy"), arrived("statement " + statement.statementId()), statement)
                != Taken.KNOWN;
    }

    static Arrived arrived(String text) {
        return new Arrived(text.replace(' ', '-') + ".txt", bytes(text), bytes("signature of " + text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes every reconcile row that is due, together, and labels their files. */
    void reconcileAll(Instant now) {
        reconcile.reconcile(outbox.takeMore(Outbox.RECONCILE, List.of(), 1_000, Duration.ofMinutes(1)), terms(now));
    }

    void reconcile(FileId file, Instant now) {
        reconcile.reconcile(List.of(take(Outbox.RECONCILE, file)), terms(now));
    }

    /** Of files that are never late. */
    static ReconcileStore.Terms terms(Instant now) {
        return new ReconcileStore.Terms() {
            @Override
            public Instant known(ProfileId profile) {
                return now;
            }

            @Override
            public Optional<LocalDate> dueOn(ProfileId profile, Period period, Optional<FundId> fund) {
                return Optional.empty();
            }
        };
    }

    List<String> labels(BatchId batch) {
        return reports.lines().stream()
                .filter(line -> line.batch().equals(batch.toString()))
                .map(line -> line.label().name())
                .toList();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    String state(FileId file) {
        return jdbc.sql("select state from agency_file where file_id = :id")
                .param("id", file.value())
                .query(String.class)
                .single();
    }
}
