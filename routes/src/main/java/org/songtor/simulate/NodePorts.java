package org.songtor.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.songtor.port.Convoy;
import org.songtor.port.FileStore;
import org.songtor.port.Gates;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;

/** The ports as one node has them: the shared store behind the node's own {@link Door}. */
final class NodePorts {
    private NodePorts() {}

    static final class Work implements Outbox {
        private final Node node;
        private final MemoryOutbox outbox;
        private final Door door;

        Work(Node node, Door door) {
            this.node = node;
            this.outbox = node.world().outbox;
            this.door = door;
        }

        @Override
        public List<Outbox.Work> ring(int most, Duration again) {
            return door.through("look for due work", () -> outbox.ring(most, again));
        }

        @Override
        public Optional<Outbox.Work> take(String topic, long subject, Duration lease) {
            return door.through("take " + topic, () -> outbox.take(node.holder(), topic, subject, lease));
        }

        @Override
        public List<Outbox.Work> takeMore(String topic, List<Outbox.Work> taken, int most, Duration lease) {
            return door.through("take more of " + topic, () -> outbox.takeMore(node.holder(), topic, most, lease));
        }

        @Override
        public void done(Outbox.Work work) {
            door.through("end work", () -> outbox.done(work));
        }

        @Override
        public void release(Outbox.Work work, Duration wait) {
            door.through("let work go", () -> outbox.release(work, wait));
        }

        @Override
        public boolean renew(Outbox.Work work, Duration lease) {
            boolean worked = node.worksOn(work);
            boolean ours = door.through("renew the lease", () -> outbox.renew(work, lease));
            if (ours && !worked) {
                throw new Violation(work + " is held on to by " + node.name() + ", which does nothing about it");
            }
            return ours;
        }

        @Override
        public void failed(Outbox.Work work, Duration wait, int most, String cause) {
            door.through("note a failure of ours", () -> outbox.failed(work, wait, most));
        }

        @Override
        public List<Depth> depths() {
            throw new UnsupportedOperationException("nobody measures here");
        }

        @Override
        public int releaseAll() {
            return door.through("let go of all", () -> node.world().letGo(node));
        }

        @Override
        public long waiting(String topicPrefix) {
            return outbox.waiting(topicPrefix);
        }

        @Override
        public boolean waits(String topic) {
            throw new UnsupportedOperationException("nobody measures here");
        }
    }

    record Files(MemoryFiles files, Door door) implements FileStore {
        @Override
        public List<FileId> freeze(BatchId id, LocalDate date) {
            return door.through("freeze", () -> files.freeze(id, date));
        }

        @Override
        public Optional<Frozen> frozen(FileId id) {
            return door.through("read the frozen file", () -> files.frozen(id));
        }

        @Override
        public void signed(FileId id, String name, byte[] content, byte[] signature) {
            door.through("store the signed file", () -> files.signed(id, name, content, signature));
        }

        @Override
        public Optional<Signed> toDeliver(FileId id) {
            return door.through("read the file to deliver", () -> files.toDeliver(id));
        }

        @Override
        public Optional<Signed> begin(FileId id, Outbox.Work work) {
            return door.through("begin an attempt", () -> files.begin(id, work));
        }

        @Override
        public Term term(FileId id) {
            return door.through("read whose file it is", () -> files.term(id));
        }

        @Override
        public void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why) {
            door.through("hold the file", () -> files.hold(id, work, missed, why));
        }

        @Override
        public void sending(FileId id, Outbox.Work work) {
            door.through("note that bytes will leave", () -> files.sending(id, work));
        }

        @Override
        public void attempted(
                FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
            door.through("note " + outcome, () -> files.attempted(id, work, outcome, answerDue, wait));
        }

        @Override
        public List<Awaiting> awaiting(ProfileId profile, FileId after, int most) {
            return door.through("read what is awaited", () -> files.awaiting(profile, after, most));
        }
    }

    record Together(MemoryConvoy convoy, Node node, Door door) implements Convoy {
        @Override
        public Joined join(ProfileId profile, FileId first, int most, Duration lease) {
            return door.through("begin together", () -> convoy.join(node.holder(), profile, first, most, lease));
        }

        @Override
        public void sending(List<Outbox.Work> works) {
            door.through("note that bytes of " + works.size() + " will leave", () -> convoy.sending(works));
        }

        @Override
        public void stillOurs(Outbox.Work work) {
            door.through("ask whether it is still ours", () -> convoy.stillOurs(work));
        }

        @Override
        public void delivered(List<Proved> files, Instant answerDue) {
            door.through("note " + files.size() + " as delivered", () -> convoy.delivered(files, answerDue));
        }

        @Override
        public void back(List<Outbox.Work> works) {
            door.through("turn back " + works.size(), () -> convoy.back(works));
        }
    }

    record Gate(MemoryGates gates, World world, Door door) implements Gates {
        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return door.through("ask the gate", () -> gates.closed(agency, work, lease));
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {
            door.through("tell the gate", () -> gates.ended(agency, work, answered, terms));
            world.ticking.again();
        }

        @Override
        public void stranger(AgencyCode agency, String seen) {
            door.through("stop the agency", () -> gates.stop(agency.value()));
        }
    }

    record Arrivals(MemoryAnswers answers, Door door) implements AnswerStore {
        @Override
        public Taken answer(ProfileId profile, Arrived arrived, Answer answer) {
            return door.through("apply answer " + arrived.name(), () -> answers.answer(profile, arrived, answer));
        }

        @Override
        public Taken statement(AgencyCode agency, Arrived arrived, Statement statement) {
            return door.through(
                    "apply statement " + arrived.name(), () -> answers.statement(agency, arrived, statement));
        }

        @Override
        public boolean rejected(AgencyCode agency, Arrived arrived, List<Problem> problems) {
            return door.through("keep as rejected " + arrived.name(), () -> answers.rejected(agency, arrived));
        }
    }

    record Labelling(MemoryReconcile reconcile, Door door) implements ReconcileStore {
        @Override
        public void reconcile(List<Outbox.Work> files, Terms terms) {
            door.through("label files", () -> reconcile.reconcile(files, terms));
        }

        @Override
        public void credits(Outbox.Work work) {
            throw new UnsupportedOperationException("references are never damaged here");
        }
    }
}
