package org.songtor.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.Viewer;
import org.songtor.port.Views;

/** Lines and problems of the batches in memory, for who sees the fund; nothing else is asked of it. */
final class MemoryViews implements Views {
    private final MemoryBatchStore batches;
    /** Of every fund that asks, the newest first. */
    final List<FileView> files = new ArrayList<>();

    MemoryViews(MemoryBatchStore batches) {
        this.batches = batches;
    }

    @Override
    public List<LineView> lines(Viewer viewer, BatchId id, int offset, int most) {
        return kept(viewer, id).stream()
                .flatMap(k -> k.lines().stream())
                .skip(offset)
                .limit(most)
                .map(MemoryViews::view)
                .toList();
    }

    @Override
    public List<Problem> problems(Viewer viewer, BatchId id, int most) {
        return kept(viewer, id)
                .flatMap(MemoryBatchStore.Kept::result)
                .map(CheckedBatch::problems)
                .orElse(List.of());
    }

    private Optional<MemoryBatchStore.Kept> kept(Viewer viewer, BatchId id) {
        return batches.batches.stream()
                .filter(k -> k.id().equals(id)
                        && viewer.funds().contains(k.submission().fund()))
                .findFirst();
    }

    private static LineView view(CheckedLine line) {
        LineContent c = line.raw();
        int row = c instanceof LineContent.Good good ? good.line().row() : ((LineContent.Bad) c).row();
        return new LineView(c.lineNo(), row, "", "", "", Satang.ZERO, line.label(), Optional.empty(), Optional.empty());
    }

    @Override
    public List<BatchView> batches(Viewer viewer, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BatchView> batch(Viewer viewer, BatchId id) {
        return kept(viewer, id)
                .map(k -> new BatchView(
                        k.id(),
                        k.submission().fund(),
                        Optional.empty(),
                        k.submission().sourceName(),
                        k.submission().channel(),
                        k.result().map(CheckedBatch::state).orElse(BatchState.RECEIVED),
                        Instant.EPOCH,
                        k.lines().size(),
                        Satang.ZERO,
                        0,
                        0));
    }

    @Override
    public List<FileView> files(Viewer viewer, FundId fund, Optional<FileId> before, int most) {
        return files.stream()
                .filter(f -> viewer.funds().contains(fund)
                        && before.map(b -> f.id().value() < b.value()).orElse(true))
                .limit(most)
                .toList();
    }

    @Override
    public List<FileView> files(Viewer viewer, BatchId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ItemView> items(Viewer viewer, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ItemPage> item(Viewer viewer, long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LabelCount> labels(Viewer viewer, BatchId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BatchId> corrections(Viewer viewer, BatchId id) {
        throw new UnsupportedOperationException();
    }
}
