package org.songtor.simulate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.songtor.match.Said;
import org.songtor.model.Answer;
import org.songtor.model.BatchState;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.simulate.Tables.Batch;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Line;

/** When nothing is left to happen: everything handed in is somewhere, once, and says what is true of it. */
final class Closing {
    private final World world;
    private final Tables tables;

    Closing(World world) {
        this.world = world;
        this.tables = world.tables;
    }

    void judge() {
        demand(tables.outbox.isEmpty(), () -> "work is left: " + tables.outbox.keySet());
        world.funds.forEach(fund -> fund.batches().forEach((content, owed) -> batch(fund, content, owed)));
        tables.files.forEach(this::file);
        world.banks.values().forEach(this::bank);
        money();
    }

    private void batch(Fund fund, String content, List<Fund.Owed> owed) {
        List<Batch> kept = tables.batches.stream()
                .filter(b -> b.fund.equals(fund.id()) && b.content.equals(content))
                .toList();
        demand(kept.size() == 1, () -> content + " of " + fund.id() + " is kept " + kept.size() + " times");
        demand(fund.receipts().containsKey(content), () -> content + " has no receipt");
        Batch batch = kept.get(0);
        demand(batch.state == BatchState.DISPATCHED, () -> content + " is still " + batch.state);
        demand(
                batch.lines.size() == owed.size(),
                () -> content + " has " + batch.lines.size() + " lines of " + owed.size());
        for (int i = 0; i < owed.size(); i++) {
            line(batch.lines.get(i), owed.get(i));
        }
    }

    private void line(Line line, Fund.Owed owed) {
        long files = tables.files.stream().filter(f -> f.lines.contains(line)).count();
        boolean goes = owed.label() == Label.WAITING;
        demand(files == (goes ? 1 : 0), () -> "line " + line.id + " is in " + files + " files");
        demand(goes || line.label == owed.label(), () -> "line " + line.id + " stayed and became " + line.label);
        demand(line.label.need() != Label.Need.PATIENCE, () -> "line " + line.id + " waits for ever");
        if (line.label.need() == Label.Need.DECISION) {
            world.tally.forPeople++;
            demand(goes || asks(line.subject, line.label), () -> "nobody is asked about line " + line.id);
        } else {
            world.tally.settled++;
        }
    }

    private boolean asks(String subject, Label label) {
        return tables.items.getOrDefault(subject, Set.of()).contains(label);
    }

    private void file(File file) {
        Agency agency = world.agency(file.profile);
        demand(
                file.state != FileState.FROZEN && file.state != FileState.SIGNED && file.state != FileState.SENT,
                () -> file.id + " is still " + file.state);
        demand(
                file.verdicts.size() <= agency.answering().given(file.reference),
                () -> file.id + " has " + file.verdicts.size() + " answers, more than were given");
        demand(
                !file.verdicts.isEmpty() || agency.answering().given(file.reference) == 0,
                () -> file.id + " was answered, and nothing of it is here");
        demand(
                (file.acceptedAt != Tables.NEVER) == file.verdicts.contains(Answer.Verdict.PROCESSED),
                () -> file.id + " has answers " + file.verdicts + ", and whether it is accepted says otherwise");
        world.tally.answersApplied += file.verdicts.size();
        world.tally.filesDelivered += file.deliveredAt == Tables.NEVER ? 0 : 1;
        Bank.Standing standing = Bank.of(world, file.profile).standing(file.reference);
        for (int i = 0; i < file.lines.size(); i++) {
            Line line = file.lines.get(i);
            Label label = line.label;
            demand(
                    label.need() != Label.Need.DECISION || asks(line.subject, label) || asks(file.subject, label),
                    () -> "nobody is asked about line " + line.id + ", " + label);
            said(file, line, file.said.getOrDefault(i + 1, List.of()), standing);
        }
    }

    /** What is simply booked has the label of its money; what is not, never is settled. */
    private static void said(File file, Line line, List<Said> said, Bank.Standing standing) {
        boolean booked = file.verdicts.contains(Answer.Verdict.PROCESSED)
                && !said.isEmpty()
                && said.stream()
                        .allMatch(one -> one.verdict() == Answer.LineVerdict.BOOKED
                                && one.booked().equals(line.sent.amount()));
        Set<Label> right = !booked ? Set.of() : byMoney(standing);
        demand(
                booked ? right.contains(line.label) : line.label != Label.SETTLED,
                () -> "line " + line.id + " of " + file.id + " is " + line.label + ": booked " + booked + ", "
                        + standing);
    }

    private static Set<Label> byMoney(Bank.Standing standing) {
        if (standing.paid().equals(Satang.ZERO)) {
            return Set.of(Label.NEVER_PAID);
        }
        int difference = standing.paid().compareTo(standing.asked());
        if (difference == 0) {
            return Set.of(Label.SETTLED);
        }
        return Set.of(difference < 0 ? Label.FILE_SHORT : Label.FILE_OVER);
    }

    private void bank(Bank bank) {
        bank.credits().forEach(credit -> {
            Tables.Credit kept = tables.byEntry.get(credit.entryReference());
            demand(
                    kept != null && kept.evidence().amount().equals(credit.amount()),
                    () -> "credit " + credit.entryReference() + " is not kept as the bank has it");
        });
    }

    /** In = in files + what stayed; and what files ask for is what their lines hold. */
    private void money() {
        Satang in = sum(world.funds.stream()
                .flatMap(fund -> fund.batches().values().stream())
                .flatMap(List::stream)
                .map(owed -> owed.line().amount())
                .toList());
        Satang out = sum(world.banks.values().stream()
                .map(Bank::owed)
                .map(Map::values)
                .flatMap(java.util.Collection::stream)
                .toList());
        Satang open = sum(tables.batches.stream()
                .flatMap(batch -> batch.lines.stream())
                .filter(line -> line.liveFiles == 0)
                .map(line -> line.sent.amount())
                .toList());
        demand(in.equals(out.plus(open)), () -> "in " + in + ", out " + out + ", open " + open);
    }

    private static Satang sum(List<Satang> amounts) {
        return amounts.stream().reduce(Satang.ZERO, Satang::plus);
    }

    private static void demand(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(otherwise.get());
        }
    }
}
