package org.songtor.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.match.Evidence;
import org.songtor.match.Said;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchState;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Outbox;

/** The rows of the store that all nodes share, named as the tables of the real one. A moment that has not come is {@link #NEVER}. */
final class Tables {
    static final long NEVER = -1;

    final Map<Key, Row> outbox = new LinkedHashMap<>();
    final List<Batch> batches = new ArrayList<>();
    final Map<String, Batch> byContent = new HashMap<>();
    final List<File> files = new ArrayList<>();
    final Map<PaymentReference, File> byReference = new HashMap<>();
    final Map<String, Long> counters = new HashMap<>();
    final Set<String> arrivals = new HashSet<>();
    final List<Credit> credits = new ArrayList<>();
    final Map<String, Credit> byEntry = new HashMap<>();

    /** What the open review items of a subject are about. */
    final Map<String, Set<Label>> items = new HashMap<>();

    private long tokens;

    /** Grows with every transaction that changed more than waiting work. */
    long version;

    record Key(String topic, long subject) {
        String agency() {
            int start = Outbox.DELIVER.length();
            return topic.startsWith(Outbox.DELIVER) ? topic.substring(start, topic.indexOf('.', start)) : "";
        }
    }

    record Credit(AgencyCode agency, String entry, Evidence.Credit evidence) {}

    static final class Row {
        final Key key;
        long due;
        int rings;

        @Nullable
        String holder;

        long heldUntil;
        long token;
        int failures;

        /** Why it does not ring until a person says so. */
        @Nullable
        String parked;

        /** Whose gate it stands at; empty where it is no delivery. */
        final String agency;

        Row(Key key, long due) {
            this.key = key;
            this.agency = key.agency();
            this.due = due;
        }

        boolean held(long now) {
            return holder != null && heldUntil > now;
        }

        /** From when on it may be rung for. */
        long ripe() {
            if (parked != null) {
                return Long.MAX_VALUE;
            }
            return holder == null ? due : Math.max(due, heldUntil);
        }
    }

    static final class Batch {
        final long id;
        final FundId fund;
        final String content;
        final List<Line> lines = new ArrayList<>();
        BatchState state = BatchState.RECEIVED;

        Batch(long id, FundId fund, String content) {
            this.id = id;
            this.fund = fund;
            this.content = content;
        }
    }

    static final class Line {
        final long id;
        final ProfileId profile;
        final Document.Line sent;
        final String subject;
        Label label;
        int liveFiles;

        Line(long id, ProfileId profile, Document.Line sent, Label first) {
            this.id = id;
            this.profile = profile;
            this.sent = sent;
            this.subject = "line:" + id;
            this.label = first;
        }
    }

    static final class File {
        final FileId id;
        final FundId fund;
        final ProfileId profile;
        final int sequence;
        final PaymentReference reference;
        final LocalDate date;
        final List<Line> lines;
        final String subject;
        final List<Outcome> outcomes = new ArrayList<>();
        final List<Answer.Verdict> verdicts = new ArrayList<>();
        final Map<Integer, List<Said>> said = new HashMap<>();
        FileState state = FileState.FROZEN;
        String name = "";
        byte[] content = {};
        byte[] signature = {};

        @Nullable
        Sha256 sha256;

        int attempts;
        long sentAt = NEVER;
        long deliveredAt = NEVER;
        long answeredAt = NEVER;

        /** The agency said that it took the file. */
        long acceptedAt = NEVER;

        long answerDue = NEVER;
        long begunAt = NEVER;
        long sendingAt = NEVER;
        long triesSince = NEVER;
        int triesFrom;
        int reopened;
        boolean doubt;

        @Nullable
        String heldBy;

        File(
                FileId id,
                FundId fund,
                ProfileId profile,
                int sequence,
                PaymentReference reference,
                LocalDate date,
                List<Line> lines) {
            this.id = id;
            this.fund = fund;
            this.profile = profile;
            this.sequence = sequence;
            this.reference = reference;
            this.date = date;
            this.lines = List.copyOf(lines);
            this.subject = "file:" + id.value();
        }
    }

    /** No token is ever given twice. */
    long nextToken() {
        tokens++;
        return tokens;
    }

    void open(Label label, String subject) {
        items.computeIfAbsent(subject, s -> EnumSet.noneOf(Label.class)).add(label);
    }

    File file(FileId id) {
        return files.get((int) id.value() - 1);
    }
}
