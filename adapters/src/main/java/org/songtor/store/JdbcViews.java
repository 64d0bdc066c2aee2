package org.songtor.store;

import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.springframework.stereotype.Repository;

/** What people look at: every call reads as the viewer, and every query names the viewer's funds as well. */
@Repository
class JdbcViews implements Views {
    private final Reading reading;
    private final BatchViews batches;
    private final ItemViews items;

    JdbcViews(Reading reading, BatchViews batches, ItemViews items) {
        this.reading = reading;
        this.batches = batches;
        this.items = items;
    }

    @Override
    public List<BatchView> batches(Viewer viewer, int most) {
        return reading.as(viewer, () -> batches.newest(viewer, most));
    }

    @Override
    public Optional<BatchView> batch(Viewer viewer, BatchId id) {
        return reading.as(viewer, () -> batches.one(viewer, id));
    }

    @Override
    public List<BatchId> corrections(Viewer viewer, BatchId id) {
        return reading.as(viewer, () -> batches.corrections(viewer, id));
    }

    @Override
    public List<FileView> files(Viewer viewer, FundId fund, Optional<FileId> before, int most) {
        return reading.as(
                viewer,
                () -> batches.files(viewer, fund, before.map(FileId::value).orElse(Long.MAX_VALUE), most));
    }

    @Override
    public List<FileView> files(Viewer viewer, BatchId id) {
        return reading.as(viewer, () -> batches.files(viewer, id));
    }

    @Override
    public List<LineView> lines(Viewer viewer, BatchId id, int offset, int most) {
        return reading.as(viewer, () -> batches.lines(viewer, id, offset, most));
    }

    @Override
    public List<Problem> problems(Viewer viewer, BatchId id, int most) {
        return reading.as(viewer, () -> batches.problems(viewer, id, most));
    }

    @Override
    public List<ItemView> items(Viewer viewer, int most) {
        return reading.as(viewer, () -> items.open(viewer, most));
    }

    @Override
    public Optional<ItemPage> item(Viewer viewer, long id) {
        return reading.as(viewer, () -> items.page(viewer, id));
    }

    @Override
    public List<LabelCount> labels(Viewer viewer, BatchId id) {
        return reading.as(viewer, () -> batches.labels(viewer, id));
    }
}
