package org.songtor.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.Payments;
import org.songtor.intake.index.Roster;
import org.songtor.intake.rules.Around;
import org.songtor.intake.rules.BatchRules;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt.Count;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Scheme;
import org.songtor.model.Sha256;
import org.songtor.model.Shown;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.port.BatchStore.Received;

/** One run of the check: reads the file once for what concerns the whole, and again to judge line by line. */
final class CheckRun implements Check {
    /** Earlier months that duplicates and misses are looked for in. */
    private static final int LOOK_BACK = 36;

    private static final ZoneId HERE = ZoneId.of("Asia/Bangkok");

    private final BatchCheck with;
    private final Received batch;
    private final Path content;
    private final Fund fund;
    private final LocalDate today;
    private @Nullable Roster roster;
    private @Nullable LineParser parser;
    private @Nullable CheckedBatch result;

    CheckRun(BatchCheck with, Received batch, Path content) {
        this.with = with;
        this.batch = batch;
        this.content = content;
        this.fund = with.catalogue.fund(batch.fund()).orElseThrow();
        this.today = LocalDate.now(with.clock);
    }

    @Override
    public void lines(Consumer<CheckedLine> to) throws IOException {
        Survey survey = new Survey(with.schemes, with.mostLines, this::parser);
        List<Problem> fatal = new ArrayList<>(read(survey));
        Optional<BatchHeader> header = Optional.empty();
        Optional<BatchId> corrects = batch.corrects();
        if (fatal.isEmpty()) {
            HeaderCheck check = new HeaderCheck(with.catalogue, survey, today);
            header = check.check(batch.fund());
            fatal.addAll(check.problems());
            String named = survey.field("corrects").strip();
            Optional<Problem> unclear = corrected(named);
            unclear.ifPresent(fatal::add);
            corrects = unclear.isPresent() ? corrects : corrects.or(() -> BatchId.parse(named));
        }
        fatal.addAll(survey.fatalLines());
        Verdict verdict =
                new Verdict(batch.correcting(corrects), header, new Count(survey.submitted(), survey.readTotal()));
        if (!fatal.isEmpty() || header.isEmpty()) {
            result = verdict.refused(fatal, survey.problems());
        } else {
            result = judged(survey, header.get(), verdict, to);
        }
    }

    /** The member's own number at this agency; asked while or after lines are handed over. */
    Optional<String> reference(RemittanceLine line, AgencyCode agency) {
        int member = roster == null ? Roster.NONE : roster.byPerson(Keys.person(line.person()));
        return member == Roster.NONE
                ? Optional.empty()
                : Objects.requireNonNull(roster).reference(member, agency);
    }

    /** Everything that keeps the table from being read whole; then its totals are not looked at. */
    private List<Problem> read(Survey survey) throws IOException {
        List<Problem> broken = with.forms.read(content, survey);
        if (!broken.isEmpty()) {
            return broken;
        }
        return survey.fatal().isEmpty() && survey.submitted() == 0
                ? List.of(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "0 lines", "a list of payments"))
                : survey.fatal();
    }

    /**
     * The batch that this one says it corrects must be an earlier one of the same fund; the channel and the file's own header, where both name one, the same.
     *
     * @param named what the header says, empty where it says nothing
     */
    private Optional<Problem> corrected(String named) {
        Optional<BatchId> inFile = BatchId.parse(named);
        Optional<BatchId> said = batch.corrects().or(() -> inFile);
        boolean clear = named.isEmpty() || (inFile.isPresent() && inFile.equals(said));
        boolean known = said.isEmpty() || with.earlier.has(batch.fund(), said.get());
        return clear && known
                ? Optional.empty()
                : Optional.of(Problem.ofFile(
                        ProblemCode.UNKNOWN_CORRECTED,
                        "corrects",
                        clear ? said.map(BatchId::toString).orElse("") : Shown.masked(named),
                        "a batch of this fund"));
    }

    /** With the header, the roster and the fund's desks are known; a header without a month is looked at as of today, and refused later. */
    private LineParser parser(Map<String, String> header) {
        Period period = HeaderCheck.month(header.getOrDefault("period", "")).orElse(new Period(YearMonth.from(today)));
        Roster members = new Roster(with.schemes, Keys.month(period));
        with.rosters.active(batch.fund(), members::add);
        roster = members;
        parser = new LineParser(
                with.schemes, Optional.of(members), fund.rulesIn(period).desks());
        return parser;
    }

    private CheckedBatch judged(Survey survey, BatchHeader header, Verdict verdict, Consumer<CheckedLine> to)
            throws IOException {
        Optional<Sha256> fingerprint = survey.fingerprint();
        Optional<BatchId> other = fingerprint.flatMap(f -> with.earlier.alike(batch.fund(), f, batch.id()));
        Surroundings around = surroundings(survey, header.period(), other.isPresent());
        ProblemList problems = new ProblemList();
        BatchRules.looksLike(other).ifPresent(problems::add);
        Completeness completeness = completeness(around, header.period(), survey.months());
        Judgement judgement = new Judgement(around, with, problems, completeness);
        again(new Handing(with.mostLines, Objects.requireNonNull(parser), judgement, to));
        Completeness.late(around, problems);
        BatchRules.noBirthDates(judgement.withoutBirthDate()).ifPresent(problems::add);
        List<NewItem> items = new ArrayList<>(batch.again() ? List.of() : completeness.missing(problems));
        other.ifPresent(o -> items.add(question(o, judgement.count(Label.HELD_FOR_REVIEW))));
        return verdict.checked(judgement, fingerprint, problems, items);
    }

    /**
     * What was given back is no payment, and the member was there. Read before the first line goes to the store, whose connection then takes nothing else.
     *
     * @param months that lines name as their own
     */
    private Completeness completeness(Surroundings around, Period month, TreeSet<Integer> months) {
        Completeness completeness = new Completeness(around);
        if (!batch.again()) {
            Integer first = months.ceiling(Math.max(0, around.month() - EarlierMonths.MOST));
            Period from = first == null || first > around.month() ? month : Keys.period(first);
            with.rosters.handedIn(batch.fund(), from, month, completeness::handedIn);
        }
        return completeness;
    }

    private Surroundings surroundings(Survey survey, Period period, boolean looksLike) {
        int month = Keys.month(period);
        Payments payments = new Payments(with.schemes, month, yearly(period));
        TreeSet<Integer> months = new TreeSet<>(survey.months());
        months.add(month);
        int from = Math.max(0, Math.min(months.first() / 12 * 12, month - LOOK_BACK));
        int until = Math.min(months.last() / 12 * 12 + 11, Keys.LAST_MONTH);
        with.rosters.payments(batch.fund(), Keys.period(from), Keys.period(until), payments::own);
        months.stream()
                .map(m -> Keys.period(m / 12 * 12))
                .distinct()
                .forEach(year -> with.rosters.elsewhere(batch.fund(), year, survey.persons(), payments::elsewhere));
        Around around = new Around(
                fund, fund.rulesIn(period), period, today, LocalDate.ofInstant(batch.receivedAt(), HERE), looksLike);
        return new Surroundings(survey, Objects.requireNonNull(roster), payments, around);
    }

    /** Bits of the schemes of which a year's sum is asked for, by any terms or by the fund's rules of the period. */
    private long yearly(Period period) {
        FundRules rules = fund.rulesIn(period);
        long bits = 0;
        for (int i = 0; i < with.schemes.size(); i++) {
            Scheme scheme = with.schemes.at(i);
            FundRules.SchemeRule rule = rules.schemes().get(scheme.code());
            boolean asked = scheme.terms().stream().anyMatch(t -> t.yearlyMost().isPresent())
                    || rule != null && rule.yearly().isPresent();
            bits |= asked ? 1L << i : 0;
        }
        return bits;
    }

    /** The same bytes cannot read otherwise the second time; if they do, nothing of this run counts. */
    private void again(Handing handing) throws IOException {
        List<Problem> broken = with.forms.read(content, handing);
        handing.rethrow();
        if (!broken.isEmpty() || handing.submitted() == 0) {
            throw new IOException("the file changed while it was checked: " + batch.id());
        }
    }

    /** One question for the whole batch. */
    private NewItem question(BatchId other, Count held) {
        return new NewItem(
                Label.HELD_FOR_REVIEW,
                "batch:" + batch.id().value(),
                batch.fund(),
                held.amount().value(),
                batch.id() + " = " + other);
    }

    @Override
    public CheckedBatch result() {
        if (result == null) {
            throw new IllegalStateException("the lines come first");
        }
        return result;
    }
}
