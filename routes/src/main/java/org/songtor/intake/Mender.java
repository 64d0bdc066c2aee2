package org.songtor.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;
import org.songtor.port.BatchReader;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.Journal;
import org.songtor.port.Repairs;
import org.songtor.port.Submissions;
import org.songtor.port.Submissions.Handed;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.LineView;
import org.songtor.repair.Diagnosis;
import org.songtor.repair.Group;
import org.songtor.repair.Mending;
import org.songtor.repair.SchemeNames;
import org.springframework.stereotype.Component;

/**
 * Reads an original again and proposes, or makes of it a corrected batch. Memory holds one row, one bit a line and a few examples: a file may be as large as
 * intake takes.
 */
@Component
class Mender implements Repairs {
    private static final int PAGE = 20_000;
    private static final int MOST_PROBLEMS = 10_000;

    private final BatchStore batches;
    private final Views views;
    private final Incoming incoming;
    private final Submissions submissions;
    private final Journal journal;
    private final Again again;
    private final Diagnosis diagnosis;

    Mender(
            BatchStore batches,
            Views views,
            Incoming incoming,
            Submissions submissions,
            Journal journal,
            List<BatchReader> readers,
            Catalogue catalogue,
            SongtorSettings settings) {
        this.batches = batches;
        this.views = views;
        this.incoming = incoming;
        this.submissions = submissions;
        this.journal = journal;
        this.again = new Again(new Forms(readers, settings.intake().largest()), catalogue);
        this.diagnosis = new Diagnosis(SchemeNames.of(catalogue));
    }

    /** One batch whose original lies in a file of ours. */
    private record Open(Received batch, Receipt receipt, Path file) {
        boolean whole() {
            return receipt.state() == BatchState.REFUSED;
        }
    }

    private interface With<T> {
        T open(Open open) throws IOException;
    }

    @Override
    public Optional<Found> find(FundId fund, BatchId id) throws IOException {
        return with(fund, id, open -> {
            Findings findings = new Findings(diagnosis, wanted(open));
            boolean readable = again.read(fund, open.file(), findings);
            List<Group> groups = readable ? findings.groups(open.whole()) : List.of();
            var problems = views.problems(viewer(fund), id, MOST_PROBLEMS);
            return new Found(id, open.receipt().state(), groups, Leftovers.of(problems, readable ? findings : null));
        });
    }

    @Override
    public Optional<Plan> plan(FundId fund, BatchId id, Set<String> picked) throws IOException {
        Optional<Found> found = find(fund, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Group> groups = found.get().groups().stream()
                .filter(g -> g.mistake().mendable() && picked.contains(g.key()))
                .toList();
        return with(fund, id, open -> plan(open, picked))
                .flatMap(draft -> draft)
                .map(draft -> new Plan(draft.sum().lines(), total(draft), groups));
    }

    /** What the batch will say of itself. */
    private static Optional<Satang> total(Draft draft) {
        return draft.declaresTotal()
                ? Baht.ofTotal(
                        Tidy.number(draft.header().getOrDefault("total", "")).value())
                : draft.sum().total();
    }

    private Optional<Draft> plan(Open open, Set<String> picked) throws IOException {
        Draft draft = new Draft(new Mending(diagnosis, picked), wanted(open), open.whole());
        boolean readable = again.read(open.batch().fund(), open.file(), draft);
        return readable && draft.worth() ? Optional.of(draft) : Optional.empty();
    }

    @Override
    public Optional<Handed> apply(FundId fund, BatchId id, Set<String> picked, String channel, String actor)
            throws IOException {
        return with(fund, id, open -> {
                    Optional<Draft> draft = plan(open, picked);
                    return draft.isPresent()
                            ? Optional.of(handIn(open, draft.get(), picked, channel, actor))
                            : Optional.<Handed>empty();
                })
                .flatMap(handed -> handed);
    }

    private Handed handIn(Open open, Draft draft, Set<String> picked, String channel, String actor) throws IOException {
        Path file = incoming.empty();
        try {
            write(open, draft, file);
            try (InputStream in = Files.newInputStream(file)) {
                Handed handed = submissions.submit(
                        new Submissions.Parcel(
                                open.batch().fund(),
                                channel,
                                "corrected-" + stem(open.batch().sourceName()) + ".csv",
                                Optional.of(open.batch().id()),
                                actor),
                        in);
                if (handed instanceof Handed.New made) {
                    String what = made.id() + ": " + String.join(" ", new TreeSet<>(picked));
                    journal.write(
                            actor,
                            "batch.repaired",
                            "batch:" + open.batch().id().value(),
                            what);
                }
                return handed;
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(Open open, Draft draft, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            draft.head(out);
            again.read(open.batch().fund(), open.file(), draft.rows(out));
        }
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Empty where the fund has no such batch, or nobody has checked it yet. */
    private <T> Optional<T> with(FundId fund, BatchId id, With<T> then) throws IOException {
        Optional<Receipt> receipt = submissions.receipt(fund, id);
        if (receipt.isEmpty()) {
            return Optional.empty();
        }
        Path file = incoming.empty();
        try {
            Optional<Received> batch = batches.original(fund, id, file);
            return batch.isPresent()
                    ? Optional.of(then.open(new Open(batch.get(), receipt.get(), file)))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Numbers of the lines a correction may bring again: all of a refused batch, of another one the refused. */
    private Wanted wanted(Open open) {
        if (open.whole()) {
            return line -> true;
        }
        BitSet refused = new BitSet();
        Viewer viewer = viewer(open.batch().fund());
        List<LineView> lines = views.lines(viewer, open.batch().id(), 0, PAGE);
        for (int from = PAGE; !lines.isEmpty(); from += PAGE) {
            lines.stream().filter(l -> l.label() == Label.REFUSED_AT_INTAKE).forEach(l -> refused.set(l.lineNo()));
            lines = lines.size() < PAGE
                    ? List.of()
                    : views.lines(viewer, open.batch().id(), from, PAGE);
        }
        return refused::get;
    }

    /** Which lines are looked at. */
    interface Wanted {
        boolean line(int lineNo);
    }

    private static Viewer viewer(FundId fund) {
        return new Viewer("songtor", Set.of(fund), false);
    }

    static String amount(Map<String, String> fields) {
        return fields.getOrDefault("amount", "");
    }
}
