package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.items.PaidTogether;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** What people look at. Read only; a viewer gets only rows of the viewer's funds. Newest first, at most {@code most} rows. */
public interface Views {
    List<BatchView> batches(Viewer viewer, int most);

    Optional<BatchView> batch(Viewer viewer, BatchId id);

    /** Later batches that bring this one's refused lines again, oldest first. */
    List<BatchId> corrections(Viewer viewer, BatchId id);

    List<FileView> files(Viewer viewer, BatchId id);

    /**
     * The fund's files, or its shares of them, whatever batch they are of; the newest first.
     *
     * @param before only files older than this one; empty for the newest
     */
    List<FileView> files(Viewer viewer, FundId fund, Optional<FileId> before, int most);

    /** Lines of the batch in order, from {@code offset}. */
    List<LineView> lines(Viewer viewer, BatchId id, int offset, int most);

    List<Problem> problems(Viewer viewer, BatchId id, int most);

    /** Open review items, most money at risk first. */
    List<ItemView> items(Viewer viewer, int most);

    Optional<ItemPage> item(Viewer viewer, long id);

    /** How many lines of the batch have each label, with their sum; labels nobody has are absent. */
    List<LabelCount> labels(Viewer viewer, BatchId id);

    /** @param period empty when the header could not be read */
    record BatchView(
            BatchId id,
            FundId fund,
            Optional<Period> period,
            String sourceName,
            String channel,
            BatchState state,
            Instant receivedAt,
            int lines,
            Satang amount,
            int problems,
            int openItems) {}

    /**
     * Four separate facts with times: sent, delivered (the other side showed the same bytes), accepted (the agency's answer; a file it refused was answered
     * and never accepted), settled (the bank has the file's money, whole). Lines and money are the share of the batch's fund, which is the whole file unless
     * it is {@code shared}.
     *
     * @param period of the contributions in it, by which its last day is known
     * @param due what is to be paid for it: {@code amount} without lines that people gave back, sent again or gave up, and with the amounts that they accepted
     * @param credited empty where money for a shared file came and is not exact: nobody can say whose is missing; and likewise of a file that is paid together with others
     * @param exceptions lines that ask for a decision, {@code lateLines} among them: agency and bank confirm those, and the file left after its day
     * @param waiting lines that neither are settled nor were ended by people nor ask for a decision: something of them may still come
     * @param nextTry when delivery is tried next; empty where it is its turn and for a file that a person carries
     * @param carrying how far it is, where it waits for a person who carries it to the agency; nothing is sent by itself
     * @param held why it does not go on until people let it
     * @param shared the file carries other funds' lines too
     * @param together with which others it is paid, where it is for that reason that {@code credited} is empty
     */
    record FileView(
            FileId id,
            ProfileId profile,
            String name,
            FileState state,
            int lines,
            Satang amount,
            Satang due,
            String reference,
            Optional<Instant> signedAt,
            Optional<Instant> sentAt,
            Optional<Instant> deliveredAt,
            Optional<Instant> answeredAt,
            Optional<Instant> answerDue,
            Optional<Satang> credited,
            int settledLines,
            int exceptions,
            int lateLines,
            int waiting,
            String lastAttempt,
            Optional<Instant> acceptedAt,
            Optional<Instant> settledAt,
            Optional<Instant> nextTry,
            Optional<HandoverStore.Stage> carrying,
            Optional<Hold> held,
            boolean shared,
            Period period,
            Optional<PaidTogether> together) {
        /** It waits for a person who carries it. */
        public boolean carried() {
            return carrying.isPresent();
        }
    }

    /** @param person masked; @param name empty for an operator */
    record LineView(
            int lineNo,
            int row,
            String person,
            String name,
            String scheme,
            Satang amount,
            Label label,
            Optional<FileId> file,
            Optional<Long> item) {}

    /** @param fund empty for an operator's item that belongs to no fund */
    record ItemView(
            long id,
            Label label,
            String owner,
            Optional<FundId> fund,
            Satang atRisk,
            Instant openedAt,
            boolean open,
            String subject,
            String note,
            int lines) {}

    /**
     * One item with the evidence side by side.
     *
     * @param came of an item about a file that came late
     */
    record ItemPage(ItemView item, List<EvidenceRow> evidence, List<HistoryRow> history, Optional<Came> came) {
        public ItemPage(ItemView item, List<EvidenceRow> evidence, List<HistoryRow> history) {
            this(item, evidence, history, Optional.empty());
        }
    }

    /**
     * A file that is with its agency.
     *
     * @param fund empty for a file of many
     */
    record Came(ProfileId profile, Period period, Optional<FundId> fund, Instant at) {}

    /**
     * One line the item is about: what the fund said, what the file said, what the agency said, what the bank said. Of an item about a file's money alone only that.
     *
     * @param answer what all answers said of it, a blank between different verdicts, the latest last
     * @param fileTotal what has to be paid for the fund's share of the file, as {@link FileView#due}
     */
    record EvidenceRow(
            Optional<BatchId> batch,
            int lineNo,
            String person,
            String name,
            Optional<SchemeCode> scheme,
            Satang fundAmount,
            Optional<String> fileName,
            Optional<Satang> fileAmount,
            Optional<String> answer,
            Optional<Satang> answerAmount,
            Optional<Satang> fileTotal,
            Optional<Satang> credited,
            Label label) {
        /** What the agency said of it, each verdict once, the latest last: answers that contradict each other are all shown. */
        public List<String> answers() {
            return answer.map(said -> List.of(said.split(" "))).orElse(List.of());
        }
    }

    record HistoryRow(Instant at, String actor, String event) {}

    /**
     * Lines of a batch that have one label.
     *
     * @param amount as collected
     * @param due what has to be paid for them by what was decided since, as a file's due has it; as collected where nothing was
     */
    record LabelCount(Label label, int lines, Satang amount, Satang due) {
        public LabelCount(Label label, int lines, Satang amount) {
            this(label, lines, amount, amount);
        }

        /** Whether money is asked for, and another sum than was collected. */
        public boolean asksOther() {
            return (label == Label.NEVER_PAID || label == Label.FILE_SHORT) && !due.equals(amount);
        }
    }
}
