package org.songtor.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.songtor.match.Evidence;
import org.songtor.match.Labelled;
import org.songtor.match.Labels;
import org.songtor.match.LineFacts;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Key;
import org.songtor.simulate.Tables.Line;

/** Evidence out, labels and items in, by the contract of {@link org.songtor.port.ReconcileStore}. */
class MemoryReconcile {
    private final Tables tables;
    private final MemoryOutbox outbox;

    MemoryReconcile(Tables tables, MemoryOutbox outbox) {
        this.tables = tables;
        this.outbox = outbox;
    }

    void reconcile(List<Outbox.Work> works, ReconcileStore.Terms terms) {
        for (Outbox.Work work : works) {
            FileId id = new FileId(work.subject());
            Instant known = terms.known(tables.file(id).profile);
            labelled(id, work, Labels.label(evidence(id), known), known);
        }
    }

    private Evidence evidence(FileId id) {
        File asked = tables.file(id);
        Set<PaymentReference> references = new HashSet<>();
        List<Evidence.File> files = new ArrayList<>();
        for (File file : new Connected(tables).with(asked)) {
            references.add(file.reference);
            files.add(evidence(file));
        }
        List<Evidence.Credit> credits = tables.credits.stream()
                .filter(credit -> credit.agency().equals(asked.profile.agency()))
                .map(Tables.Credit::evidence)
                .filter(credit -> credit.references().stream().anyMatch(references::contains))
                .toList();
        return new Evidence(files, credits, List.of());
    }

    private static Evidence.File evidence(File file) {
        List<LineFacts> lines = new ArrayList<>();
        for (Line line : file.lines) {
            int position = lines.size() + 1;
            lines.add(new LineFacts(
                    position, line.sent.amount(), List.copyOf(file.said.getOrDefault(position, List.of()))));
        }
        return new Evidence.File(
                file.id,
                file.reference,
                file.state,
                file.answerDue == Tables.NEVER ? Optional.empty() : Optional.of(Time.at(file.answerDue)),
                Optional.empty(),
                Optional.empty(),
                List.copyOf(file.verdicts),
                lines,
                List.of());
    }

    private void labelled(FileId id, Outbox.Work work, List<Labelled> labels, Instant now) {
        if (!outbox.holds(id, work)) {
            return;
        }
        File file = tables.file(id);
        List<Labelled> own = labels.stream().filter(l -> l.file().equals(id)).toList();
        write(file, own);
        tables.version++;
        boolean waiting = own.stream().anyMatch(l -> l.label() == Label.WAITING);
        if (waiting && file.answerDue > Time.of(now)) {
            Tables.Row row = Objects.requireNonNull(tables.outbox.get(new Key(work.topic(), work.subject())));
            row.failures = 0;
            outbox.postpone(row, file.answerDue);
        } else {
            outbox.ended(work.topic(), work.subject());
        }
    }

    private void write(File file, List<Labelled> labels) {
        tables.items.remove(file.subject);
        file.lines.forEach(line -> tables.items.remove(line.subject));
        for (Labelled one : labels) {
            Line line = file.lines.get(one.position() - 1);
            line.label = one.label();
            if (one.label().need() == Label.Need.DECISION) {
                tables.open(one.label(), one.perFile() ? file.subject : line.subject);
            }
        }
    }
}
