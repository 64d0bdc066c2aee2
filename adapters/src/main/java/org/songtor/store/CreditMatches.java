package org.songtor.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.match.Candidate;
import org.songtor.match.CreditFacts;
import org.songtor.match.CreditMatch;
import org.songtor.match.CreditMatching;
import org.songtor.match.Decided;
import org.songtor.match.Labels;
import org.songtor.match.Settlement;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks anew whose the credits of an agency's account are that it is not plain of, inside the caller's transaction, which holds the table of credits: what is
 * beyond doubt counts like a reference in the bank's text, what may be is written down as candidates. Nothing that was found before is believed.
 */
@Component("store.creditMatches")
class CreditMatches {
    private final JdbcClient jdbc;
    private final CreditRows rows;
    private final CreditItems items;
    private final CopyRows copy;
    private final Bell bell;
    private final Entries entries;

    CreditMatches(
            DataSource dataSource, CreditRows rows, CreditItems items, CopyRows copy, Bell bell, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = rows;
        this.items = items;
        this.copy = copy;
        this.bell = bell;
        this.entries = entries;
    }

    /** One credit pays one file. */
    record Pair(long credit, long file) {}

    /**
     * @param touched to which files are added whose money changed; they are rung together at the caller's end
     * @return when a decision about one of the credits is over
     */
    private Optional<Instant> anew(AgencyCode agency, Set<Long> touched, OptionalLong arrival) {
        List<CreditFacts> credits = rows.credits(agency, arrival);
        if (credits.isEmpty()) {
            return Optional.empty();
        }
        LocalDate oldest = credits.stream()
                .map(CreditFacts::bookedOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        List<CreditRows.Known> files = rows.files(agency, oldest);
        List<CreditMatch> matches = CreditMatching.match(
                credits, files.stream().map(CreditRows.Known::file).toList());
        Map<PaymentReference, Long> ids =
                files.stream().collect(Collectors.toMap(known -> known.file().reference(), CreditRows.Known::id));
        touched.addAll(repairs(matches, ids));
        candidates(matches, ids);
        return label(agency, credits, matches);
    }

    /**
     * With a statement. Items that wait are closed by it, so they are asked about again on their day whatever else comes until then.
     *
     * @param arrival the statement's
     * @param touched to which files are added whose money changed; they are rung together at the caller's end
     */
    void stated(AgencyCode agency, long arrival, Set<Long> touched) {
        anew(agency, touched, OptionalLong.of(arrival))
                .ifPresent(day -> entries.work(Outbox.CREDITS, 0, Duration.between(rows.now(), day)));
    }

    private Set<Long> repairs(List<CreditMatch> matches, Map<PaymentReference, Long> ids) {
        Long[] credits = matches.stream().map(CreditMatch::credit).toArray(Long[]::new);
        Set<Pair> before = pairs(credits);
        Set<Pair> now = new HashSet<>();
        for (CreditMatch match : matches) {
            if (match instanceof CreditMatch.Matched matched) {
                matched.repaired().forEach(file -> now.add(new Pair(match.credit(), id(ids, file))));
            }
        }
        if (now.equals(before)) {
            return Set.of();
        }
        List<Pair> gone = before.stream().filter(pair -> !now.contains(pair)).toList();
        List<Pair> come = now.stream().filter(pair -> !before.contains(pair)).toList();
        Set<Long> touched = connected(gone);
        change("delete from credit_repair where (credit_id, file_id) in (select credit, file from said)", gone);
        change("insert into credit_repair (credit_id, file_id) select credit, file from said", come);
        touched.addAll(connected(come));
        gone.forEach(pair -> told("credit.unrepaired", pair));
        come.forEach(pair -> told("credit.repaired", pair));
        return touched;
    }

    private static long id(Map<PaymentReference, Long> ids, PaymentReference file) {
        return Objects.requireNonNull(ids.get(file), "a match names a file that was not asked about");
    }

    private Set<Pair> pairs(Long[] credits) {
        return Set.copyOf(
                jdbc.sql("select credit_id as credit, file_id as file from credit_repair where credit_id = any(?)")
                        .param(credits)
                        .query(Pair.class)
                        .list());
    }

    private void change(String sql, List<Pair> pairs) {
        with(
                        "with said as (select * from unnest(:credits::bigint[], :files::bigint[]) as s (credit, file)) "
                                + sql,
                        pairs)
                .update();
    }

    private Set<Long> connected(List<Pair> pairs) {
        return new TreeSet<>(jdbc.sql("select file_id from all_connected(?)")
                .param(pairs.stream().map(Pair::file).distinct().toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    private JdbcClient.StatementSpec with(String sql, List<Pair> pairs) {
        return jdbc.sql(sql)
                .param("credits", pairs.stream().map(Pair::credit).toArray(Long[]::new))
                .param("files", pairs.stream().map(Pair::file).toArray(Long[]::new));
    }

    private void told(String event, Pair pair) {
        entries.journal(event, "file:" + pair.file(), "credit " + pair.credit());
    }

    private void candidates(List<CreditMatch> matches, Map<PaymentReference, Long> ids) {
        jdbc.sql("delete from credit_candidate where credit_id = any(?)")
                .param(matches.stream().map(CreditMatch::credit).toArray(Long[]::new))
                .update();
        copy.into("credit_candidate", "credit_id, number, file_id, reasons, sure", to -> {
            for (CreditMatch match : matches) {
                int number = 0;
                for (Candidate candidate : shown(match)) {
                    number++;
                    for (PaymentReference file : candidate.files()) {
                        to.accept(new CopyRows.Row(
                                match.credit(),
                                number,
                                id(ids, file),
                                candidate.reasons().stream().map(ReasonText::of).toList(),
                                match instanceof CreditMatch.Contradicted));
                    }
                }
            }
        });
    }

    private static List<Candidate> shown(CreditMatch match) {
        if (match instanceof CreditMatch.Candidates unsure) {
            return unsure.candidates();
        }
        if (match instanceof CreditMatch.Matched matched) {
            return matched.candidates();
        }
        return match instanceof CreditMatch.Contradicted contradicted ? List.of(contradicted.against()) : List.of();
    }

    /** An operator's question is that person's, and stays until people decide. */
    private static boolean contradicts(CreditMatch.Matched matched) {
        return matched.asks().filter(Label.DECISION_CONTRADICTED::equals).isPresent();
    }

    /** Items only of what pays no file and was not taken back, or pays others than people say: how the files of a matched credit stand is their lines' label. */
    private Optional<Instant> label(AgencyCode agency, List<CreditFacts> credits, List<CreditMatch> matches) {
        Instant now = rows.now();
        Map<Long, Map<Label, Decided>> decided = rows.decided(agency);
        Map<Long, Label> asking = new HashMap<>();
        List<Instant> until = new ArrayList<>();
        for (CreditMatch match : matches) {
            if (match instanceof CreditMatch.Matched matched && !contradicts(matched)) {
                continue;
            }
            Label raw = Labels.ofCredit(match, Settlement.NONE, Optional.empty(), now);
            Optional<Decided> by = Optional.ofNullable(
                    decided.getOrDefault(match.credit(), Map.of()).get(raw));
            by.flatMap(Decided::until).filter(now::isBefore).ifPresent(until::add);
            Label label = Labels.ofCredit(match, Settlement.NONE, by, now);
            if (label.need() == Label.Need.DECISION) {
                asking.put(match.credit(), label);
            }
        }
        asking.keySet().removeAll(rows.gone(loose(matches)));
        items.put(credits.stream().map(CreditFacts::id).toList(), asking);
        return until.stream().min(Instant::compareTo);
    }

    /** Credits that count for no file. */
    private static List<Long> loose(List<CreditMatch> matches) {
        return matches.stream()
                .filter(match -> !(match instanceof CreditMatch.Matched))
                .map(CreditMatch::credit)
                .toList();
    }

    /** All agencies', for the work of this name; again when a decision is over. */
    void anew(Outbox.Work work) {
        lock();
        In.plannedAnew(jdbc);
        Set<Long> touched = new TreeSet<>();
        Optional<Instant> next = rows.agencies().stream()
                .flatMap(agency -> anew(agency, touched, OptionalLong.empty()).stream())
                .min(Instant::compareTo);
        In.plansKept(jdbc);
        bell.touch(touched);
        if (next.isPresent()) {
            entries.postponed(work, next.get());
        } else {
            entries.finished(work);
        }
    }

    /** Whoever connects files by credits, or brings files that credits may name, waits for each other. */
    void lock() {
        lock(jdbc);
    }

    static void lock(JdbcClient jdbc) {
        jdbc.sql("lock table credit in share row exclusive mode").update();
    }
}
