package org.songtor.console;

import static org.songtor.console.MonthFixture.BATCHES;
import static org.songtor.console.MonthFixture.FILES;
import static org.songtor.console.MonthFixture.ITEMS;
import static org.songtor.console.MonthFixture.LINES;
import static org.songtor.console.MonthFixture.PROBLEMS;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.port.Views;

/** The month of {@link MonthFixture} in memory, with the port's own rules: own funds only, no names for an operator. */
public final class MonthDouble implements Views {
    /** The next read fails as a lost database would. */
    private volatile boolean broken;

    public void breakNextRead() {
        broken = true;
    }

    @Override
    public List<BatchView> batches(Viewer viewer, int most) {
        if (broken) {
            broken = false;
            throw new IllegalStateException("the database said: secret detail");
        }
        return BATCHES.stream()
                .filter(b -> sees(viewer, b.fund()))
                .sorted(Comparator.comparing(BatchView::receivedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<BatchView> batch(Viewer viewer, BatchId id) {
        return BATCHES.stream()
                .filter(b -> b.id().equals(id) && sees(viewer, b.fund()))
                .findFirst();
    }

    @Override
    public List<BatchId> corrections(Viewer viewer, BatchId id) {
        return batch(viewer, id).isPresent() && id.equals(MonthFixture.MEMBERS)
                ? List.of(MonthFixture.CHECKED)
                : List.of();
    }

    @Override
    public List<FileView> files(Viewer viewer, FundId fund, Optional<FileId> before, int most) {
        throw new AssertionError("no page lists a fund's files");
    }

    @Override
    public List<FileView> files(Viewer viewer, BatchId id) {
        return of(viewer, id, FILES);
    }

    @Override
    public List<LineView> lines(Viewer viewer, BatchId id, int offset, int most) {
        return of(viewer, id, LINES).stream()
                .skip(offset)
                .limit(most)
                .map(line -> viewer.operator() ? nameless(line) : line)
                .toList();
    }

    @Override
    public List<Problem> problems(Viewer viewer, BatchId id, int most) {
        return of(viewer, id, PROBLEMS).stream().limit(most).toList();
    }

    @Override
    public List<ItemView> items(Viewer viewer, int most) {
        return ITEMS.stream()
                .map(ItemPage::item)
                .filter(i -> i.open() && sees(viewer, i))
                .sorted(Comparator.comparing(ItemView::atRisk).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<ItemPage> item(Viewer viewer, long id) {
        return ITEMS.stream()
                .filter(p -> p.item().id() == id && sees(viewer, p.item()))
                .findFirst();
    }

    @Override
    public List<LabelCount> labels(Viewer viewer, BatchId id) {
        Map<Label, LabelCount> counts = new TreeMap<>();
        for (LineView line : of(viewer, id, LINES)) {
            counts.merge(
                    line.label(),
                    new LabelCount(line.label(), 1, line.amount()),
                    (a, b) -> new LabelCount(
                            a.label(), a.lines() + b.lines(), a.amount().plus(b.amount())));
        }
        // As where it was accepted that the agency booked 20.50 baht less of lines that are short.
        counts.computeIfPresent(
                Label.FILE_SHORT,
                (label, c) ->
                        new LabelCount(label, c.lines(), c.amount(), c.amount().minus(Satang.of(20_50))));
        return List.copyOf(counts.values());
    }

    private <T> List<T> of(Viewer viewer, BatchId id, Map<BatchId, List<T>> all) {
        return batch(viewer, id).isPresent() ? all.getOrDefault(id, List.of()) : List.of();
    }

    private static boolean sees(Viewer viewer, FundId fund) {
        return viewer.operator() || viewer.funds().contains(fund);
    }

    /** An item of no fund is the operator's. */
    private static boolean sees(Viewer viewer, ItemView item) {
        return item.fund().map(fund -> sees(viewer, fund)).orElse(viewer.operator());
    }

    private static LineView nameless(LineView l) {
        return new LineView(l.lineNo(), l.row(), l.person(), "", l.scheme(), l.amount(), l.label(), l.file(), l.item());
    }

    static Satang sum(List<LineView> lines) {
        return lines.stream().map(LineView::amount).reduce(Satang.ZERO, Satang::plus);
    }
}
