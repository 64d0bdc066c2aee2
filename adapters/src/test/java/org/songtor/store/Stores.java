package org.songtor.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.songtor.port.Installation;
import org.songtor.port.Roads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores over one test database, put together as Spring does. */
record Stores(TestDatabase database) {
    /** Each keeps a connection of the database's pool. */
    private static final Map<String, Instance> LIVES = new ConcurrentHashMap<>();

    /** One agency, which nobody walks to. */
    static final Roads ROADS = new Roads(Set.of(Bench.TOY.agency()), Set.of());

    Keeping keeping() {
        return new Keeping(database.dataSource(), TestSecrets.ONE);
    }

    Entries entries() {
        return new Entries(database.dataSource());
    }

    CopyRows copy() {
        return new CopyRows(database.dataSource());
    }

    TransactionTemplate transactions() {
        return database.transactions();
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    JdbcBatchStore batches() {
        return new JdbcBatchStore(
                database.dataSource(),
                transactions(),
                keeping(),
                new CheckedRows(copy(), persons()),
                new CheckedItems(database.dataSource()),
                moves(),
                carried(),
                new Turn(database.dataSource()),
                entries());
    }

    CarriedLines carried() {
        return new CarriedLines(database.dataSource(), new Bell(database.dataSource()), entries());
    }

    FirstStanding firsts() {
        return new FirstStanding(database.dataSource());
    }

    JdbcRosterStore rosters() {
        return new JdbcRosterStore(
                database.dataSource(),
                transactions(),
                new MemberRows(database.dataSource(), copy(), persons()),
                new PaymentRows(database.dataSource(), copy(), persons()),
                new Turn(database.dataSource()),
                entries());
    }

    HeldOrders orders() {
        return new HeldOrders(database.dataSource(), entries());
    }

    HeldMoves moves() {
        return new HeldMoves(database.dataSource(), orders(), keeping(), entries());
    }

    JdbcHeldStore held() {
        return new JdbcHeldStore(
                database.dataSource(), transactions(), orders(), moves(), new Turn(database.dataSource()), entries());
    }

    JdbcHeldViews heldViews() {
        return new JdbcHeldViews(database.dataSource(), new Reading(database.dataSource(), transactions()));
    }

    JdbcBooks books() {
        return new JdbcBooks(
                database.dataSource(),
                new Reading(database.dataSource(), transactions()),
                new BookCheck(
                        database.dataSource(),
                        transactions(),
                        new BookPaid(database.dataSource(), new Together(database.dataSource()))));
    }

    JdbcTraces traces() {
        return new JdbcTraces(database.dataSource(), new Reading(database.dataSource(), transactions()), persons());
    }

    JdbcHandoverStore handovers(Roads roads) {
        Replays replays = replays(roads);
        return new JdbcHandoverStore(
                database.dataSource(),
                transactions(),
                entries(),
                keeping(),
                new Attempts(
                        database.dataSource(),
                        new Tokens(database.dataSource()),
                        entries(),
                        new Bell(database.dataSource())),
                replays,
                new EarlierHandovers(database.dataSource(), replays));
    }

    JdbcAnswerUploads uploads() {
        return new JdbcAnswerUploads(database.dataSource(), transactions(), entries(), keeping());
    }

    JdbcFileStore files() {
        return new JdbcFileStore(
                database.dataSource(),
                transactions(),
                freezing(),
                new Attempts(
                        database.dataSource(),
                        new Tokens(database.dataSource()),
                        entries(),
                        new Bell(database.dataSource())),
                entries(),
                keeping(),
                new FrozenLines(database.dataSource(), persons()),
                holds());
    }

    /** Of a node of this name, which lives as long as the test's database does. */
    JdbcOutbox outbox(String node) {
        return outbox(LIVES.computeIfAbsent(node + " " + database.dataSource(), n -> instance(node)));
    }

    /** Of the same life as the {@link #outbox} of that name. */
    JdbcConvoy convoy(String node) {
        return new JdbcConvoy(
                database.dataSource(),
                transactions(),
                keeping(),
                LIVES.computeIfAbsent(node + " " + database.dataSource(), n -> instance(node)),
                new ConvoyRows(database.dataSource(), entries()));
    }

    JdbcOutbox outbox(Instance instance) {
        return new JdbcOutbox(database.dataSource(), entries(), instance, dead());
    }

    Instance instance(String node) {
        return new Instance(
                database.dataSource(),
                new Installation(
                        Installation.Mode.SANDBOX, node, Path.of("/nowhere"), Path.of("/nowhere"), Optional.empty()));
    }

    JdbcReconcileStore reconcile() {
        return new JdbcReconcileStore(
                database.dataSource(),
                transactions(),
                new Reconciling(
                        database.dataSource(),
                        new Together(database.dataSource()),
                        new FileFactRows(database.dataSource(), new Together(database.dataSource())),
                        new EvidenceRows(database.dataSource()),
                        new Labelling(
                                database.dataSource(),
                                copy(),
                                new LineItems(database.dataSource(), new OverTogether(database.dataSource()))),
                        new TakenMore(database.dataSource())),
                matches());
    }

    CreditMatches matches() {
        return new CreditMatches(
                database.dataSource(),
                new CreditRows(database.dataSource(), new Together(database.dataSource())),
                new CreditItems(database.dataSource()),
                copy(),
                new Bell(database.dataSource()),
                entries());
    }

    Holds holds() {
        return new Holds(database.dataSource(), entries(), new ReviewItems(database.dataSource(), entries()));
    }

    JdbcDeliveryDesk desk() {
        return desk(ROADS);
    }

    JdbcDeliveryDesk desk(Roads roads) {
        return new JdbcDeliveryDesk(
                database.dataSource(),
                transactions(),
                new DeliveryViews(database.dataSource(), roads),
                holds(),
                replays(roads),
                dead(),
                entries(),
                stops());
    }

    private Replays replays(Roads roads) {
        return new Replays(database.dataSource(), entries(), holds(), new Bell(database.dataSource()), roads);
    }

    private Reversals reversals() {
        return new Reversals(database.dataSource());
    }

    Proposals proposals() {
        return new Proposals(
                database.dataSource(),
                new DecidedLines(database.dataSource()),
                firsts(),
                new Superseding(database.dataSource(), new DecisionRows(database.dataSource(), reversals())),
                new Excess(database.dataSource()),
                new HeldForMembers(database.dataSource()),
                reversals(),
                meant(),
                new GoneBookings(database.dataSource()),
                persons(),
                entries());
    }

    private MeantFiles meant() {
        return new MeantFiles(database.dataSource());
    }

    JdbcReviewDesk reviewDesk() {
        DecisionRows decisions = new DecisionRows(database.dataSource(), reversals());
        DecidedLines lines = new DecidedLines(database.dataSource());
        Superseding superseding = new Superseding(database.dataSource(), decisions);
        DeskRows rows = new DeskRows(database.dataSource());
        ItemPapers papers = new ItemPapers(database.dataSource(), keeping(), entries());
        Excess excess = new Excess(database.dataSource());
        HeldForMembers members = new HeldForMembers(database.dataSource());
        DeskCases cases = new DeskCases(
                database.dataSource(),
                rows,
                decisions,
                papers,
                new ArrivalProblems(database.dataSource()),
                new CreditSays(database.dataSource()),
                new RefusedFiles(database.dataSource()),
                carried(),
                firsts(),
                excess,
                new OverCandidates(database.dataSource()),
                new BankSides(database.dataSource()),
                new ReversalCandidates(database.dataSource()),
                new SumsTogether(database.dataSource()));
        Proposals proposals = proposals();
        DecidedFiles files = new DecidedFiles(
                database.dataSource(),
                lines,
                new TakenMore(database.dataSource()),
                entries(),
                new Bell(database.dataSource()));
        TakingBack undoing = new TakingBack(
                database.dataSource(),
                decisions,
                new OutsideLines(database.dataSource()),
                new HeldQuestions(database.dataSource()),
                members,
                meant(),
                new TakenMore(database.dataSource()),
                new GoneBookings(database.dataSource()),
                files);
        Execution execution = new Execution(
                database.dataSource(),
                decisions,
                lines,
                new CorrectingBatches(database.dataSource(), keeping(), persons(), entries()),
                superseding,
                excess,
                new OutsideLines(database.dataSource()),
                new HeldQuestions(database.dataSource()),
                members,
                firsts(),
                reversals(),
                meant(),
                new TakenMore(database.dataSource()),
                new GoneBookings(database.dataSource()),
                entries(),
                files,
                undoing);
        return new JdbcReviewDesk(
                database.dataSource(),
                transactions(),
                new Reading(database.dataSource(), transactions()),
                rows,
                cases,
                decisions,
                proposals,
                new Signing(database.dataSource(), decisions, proposals),
                execution,
                undoing,
                papers,
                new Letters(database.dataSource(), decisions, cases),
                matches(),
                meant(),
                entries(),
                new CorrectedIds(database.dataSource(), persons()),
                new Signable(execution, undoing));
    }

    JdbcGates gates() {
        return new JdbcGates(database.dataSource(), transactions(), entries(), stops());
    }

    private Stops stops() {
        return new Stops(database.dataSource(), entries());
    }

    DeadWork dead() {
        return new DeadWork(
                database.dataSource(), transactions(), new ReviewItems(database.dataSource(), entries()), entries());
    }

    private Freezing freezing() {
        return new Freezing(database.dataSource(), newFiles(), waiting(), entries(), holds(), credits());
    }

    EarlyCredits credits() {
        return new EarlyCredits(
                database.dataSource(),
                new CreditItems(database.dataSource()),
                new Bell(database.dataSource()),
                entries());
    }

    private NewFiles newFiles() {
        return new NewFiles(database.dataSource(), entries());
    }

    private Waiting waiting() {
        return new Waiting(database.dataSource(), entries());
    }

    JdbcFileGroups groups() {
        return new JdbcFileGroups(
                database.dataSource(),
                transactions(),
                freezing(),
                waiting(),
                newFiles(),
                entries(),
                credits(),
                new Aside(database.dataSource(), new FrozenLines(database.dataSource(), persons())));
    }

    static Persons persons() {
        return new Persons(TestSecrets.ONE);
    }

    void fund(String id) {
        jdbc().sql("insert into fund (fund_id, name_th, name_en) values (?, 'กองทุนทดสอบ', 'Test fund')")
                .param(id)
                .update();
        Officers.of(jdbc(), id);
    }
}
