package org.songtor.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.songtor.match.Evidence;
import org.songtor.match.Said;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.simulate.Tables.Credit;
import org.songtor.simulate.Tables.File;

/** What came, applied once: by the contract of {@link org.songtor.port.AnswerStore}. */
class MemoryAnswers {
    private final Tables tables;
    private final MemoryOutbox outbox;
    private final Time time;

    MemoryAnswers(Tables tables, MemoryOutbox outbox, Time time) {
        this.tables = tables;
        this.outbox = outbox;
        this.time = time;
    }

    Taken answer(ProfileId profile, Arrived arrived, Answer answer) {
        File file = tables.byReference.get(answer.reference());
        if (file == null
                || !file.profile.equals(profile)
                || file.state == FileState.FROZEN
                || file.state == FileState.SIGNED && file.outcomes.isEmpty()) {
            rejected(profile.agency(), arrived);
            return Taken.REFUSED;
        }
        if (!first(profile.agency(), arrived)) {
            return Taken.KNOWN;
        }
        file.verdicts.add(answer.verdict());
        long arrival = tables.arrivals.size();
        answer.lines().forEach(line -> said(file, line, arrival));
        answered(file, accepts(answer));
        outbox.touch(file.id.value());
        return Taken.APPLIED;
    }

    /** A line counts only where the person is the one we sent in that position; a payment we never sent is an item. */
    private void said(File file, Answer.Line line, long arrival) {
        if (line.position() == 0 && line.verdict() == Answer.LineVerdict.BOOKED) {
            tables.open(Label.BOOKED_NEVER_SENT, file.subject + " never sent");
            return;
        }
        boolean ours = line.position() >= 1
                && line.position() <= file.lines.size()
                && file.lines.get(line.position() - 1).sent.person().equals(line.person());
        if (ours) {
            file.said.computeIfAbsent(line.position(), p -> new ArrayList<>()).add(Said.of(line, arrival));
        } else {
            tables.open(Label.ARRIVAL_REJECTED, file.subject + " stray");
        }
    }

    /** One that refuses the file answers it as well. */
    boolean accepts(Answer answer) {
        return answer.verdict() == Answer.Verdict.PROCESSED;
    }

    private void answered(File file, boolean accepted) {
        file.answeredAt = file.answeredAt == Tables.NEVER ? time.now() : file.answeredAt;
        if (accepted) {
            file.acceptedAt = file.acceptedAt == Tables.NEVER ? time.now() : file.acceptedAt;
        }
        if (file.state == FileState.UNDELIVERABLE) {
            file.deliveredAt = time.now();
            file.answerDue = time.now();
        }
        file.state = FileState.ANSWERED;
    }

    Taken statement(AgencyCode agency, Arrived arrived, Statement statement) {
        if (statement.credits().stream().anyMatch(this::changed) || twice(statement)) {
            rejected(agency, arrived);
            return Taken.REFUSED;
        }
        if (!first(agency, arrived)) {
            return Taken.KNOWN;
        }
        Set<Long> touched = new TreeSet<>();
        statement.credits().stream()
                .filter(credit -> !known(credit))
                .forEach(credit -> touched.addAll(append(agency, credit)));
        touched.forEach(outbox::touch);
        return Taken.APPLIED;
    }

    /** One entry is one credit, however many statements tell of it. */
    boolean known(Statement.Credit credit) {
        return tables.byEntry.containsKey(credit.entryReference());
    }

    private boolean changed(Statement.Credit credit) {
        Credit known = tables.byEntry.get(credit.entryReference());
        return known != null && !known.evidence().amount().equals(credit.amount());
    }

    private static boolean twice(Statement statement) {
        Set<String> entries = new HashSet<>();
        return !statement.credits().stream().allMatch(credit -> entries.add(credit.entryReference()));
    }

    /** @return the files that the credit connects */
    private List<Long> append(AgencyCode agency, Statement.Credit said) {
        Set<PaymentReference> named = PaymentReference.findAll(said.text());
        Credit credit = new Credit(
                agency, said.entryReference(), new Evidence.Credit(tables.credits.size() + 1L, said.amount(), named));
        tables.credits.add(credit);
        tables.byEntry.put(credit.entry(), credit);
        List<Long> files = new ArrayList<>();
        for (PaymentReference reference : named) {
            File file = tables.byReference.get(reference);
            if (file != null && file.profile.agency().equals(agency)) {
                new Connected(tables).with(file).forEach(each -> files.add(each.id.value()));
            }
        }
        if (files.isEmpty()) {
            tables.open(Label.CREDIT_WITHOUT_FILE, "credit:" + credit.entry());
        }
        return files;
    }

    boolean rejected(AgencyCode agency, Arrived arrived) {
        tables.version++;
        boolean fresh = tables.arrivals.add("rejected " + key(agency, arrived) + Sha256.of(arrived.signature()));
        if (fresh) {
            tables.open(Label.ARRIVAL_REJECTED, "arrival:" + tables.arrivals.size());
        }
        return fresh;
    }

    /** The same bytes again change nothing. */
    boolean first(AgencyCode agency, Arrived arrived) {
        tables.version++;
        return tables.arrivals.add(key(agency, arrived));
    }

    static String key(AgencyCode agency, Arrived arrived) {
        return agency + " " + Sha256.of(arrived.content());
    }
}
