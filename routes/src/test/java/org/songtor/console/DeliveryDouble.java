package org.songtor.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.Breaker;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.NotAgainException;

/** Deliveries in every situation there is; wishes are written down, proposals follow the port's own rules. */
public final class DeliveryDouble implements DeliveryDesk {
    private static final Instant T = ConsoleProgram.NOW;
    final List<String> wishes = new ArrayList<>();
    final List<Again> proposals = new ArrayList<>();
    public Optional<Stop> all = Optional.empty();
    /** What the last attempt of the file that was given up came to, and when its bytes may have left. */
    String gaveUp = "REFUSED";

    Optional<Instant> sent = Optional.of(T);
    /** Whether people decided about all of the money of the file that was given up. */
    boolean ended;
    /** How often each was tried. */
    int attempts = 4;
    /** Who stopped the agency that is. */
    String stopper = "wichai";

    /** So many files wait beside those of each reason. */
    int others;
    /** What people decided about money of the file that was given up. */
    Optional<Long> decided = Optional.empty();

    /** Whether a wish finds something to change. */
    public boolean changes = true;

    /** What was asked of it, in its own words. */
    public List<String> wishes() {
        return List.copyOf(wishes);
    }

    @Override
    public Board board() {
        Breaker open =
                new Breaker(Breaker.State.OPEN, 5, 1, Optional.of(T.plus(Duration.ofMinutes(2))), Optional.empty());
        Agency broken = new Agency(
                AgencyCode.of("nsf"), Optional.empty(), open, 2, 3, 1, Satang.ofBaht(1_234_500), Optional.of(T));
        Stop stop = new Stop(stopper, T, "หน่วยงานปิดระบบ <b>ทั้งวัน</b>");
        Agency stopped = new Agency(
                AgencyCode.of("baac"), Optional.of(stop), Breaker.CLOSED, 1, 0, 0, Satang.ofBaht(10), Optional.of(T));
        return new Board(all, List.of(stopped, broken));
    }

    @Override
    public List<Waiting> waiting(int most) {
        List<Waiting> files = new ArrayList<>();
        for (Why why : Why.values()) {
            files.add(of(why));
        }
        for (int n = 0; n < others; n++) {
            files.add(of(Why.DUE));
        }
        return files.subList(0, Math.min(most, files.size()));
    }

    private Waiting of(Why why) {
        FileState state = why == Why.GIVEN_UP ? FileState.UNDELIVERABLE : FileState.SENT;
        return new Waiting(
                new FileId(20 + why.ordinal()),
                ProfileId.of("nsf/collection"),
                "NSF-ST0000000138-00000" + why.ordinal() + ".csv",
                state,
                60,
                Satang.ofBaht(6_000),
                Optional.of(T),
                sent,
                attempts,
                why,
                why == Why.LATER ? Optional.of(T.plus(Duration.ofMinutes(9))) : Optional.empty(),
                why == Why.GIVEN_UP ? gaveUp : "UNKNOWN",
                "status 500 " + MonthFixture.WHOLE_ID,
                Optional.of(T),
                why == Why.HELD ? Optional.of(new Stop("wichai", T, "รอกองทุนยืนยัน")) : Optional.empty(),
                why == Why.GIVEN_UP ? decided : Optional.empty(),
                why == Why.GIVEN_UP && ended);
    }

    @Override
    public List<HeldBatch> heldBatches(int most) {
        return List.of(new HeldBatch(
                new BatchId(17), FundId.of("wiang"), 4, Satang.ofBaht(400), new Stop("wichai", T, "รอ <b>กองทุน</b>")));
    }

    @Override
    public Optional<Waiting> file(FileId id) {
        return waiting(100).stream().filter(f -> f.id().equals(id)).findFirst();
    }

    @Override
    public Optional<BatchAt> batch(BatchId id) {
        return id.value() == 17
                ? Optional.of(new BatchAt(
                        BatchState.CHECKED,
                        0,
                        0,
                        0,
                        false,
                        Optional.of(heldBatches(1).get(0).held())))
                : Optional.empty();
    }

    @Override
    public List<Stopped> stopped(int most) {
        return List.of(new Stopped("check", 7, T, "java.io.IOException: No space left on device"));
    }

    @Override
    public boolean stop(Optional<AgencyCode> agency, By by) {
        return wished("stop " + agency, by);
    }

    @Override
    public boolean start(Optional<AgencyCode> agency, By by) {
        return wished("start " + agency, by);
    }

    /** NSF is started by somebody, of SSO nobody ever said anything. */
    @Override
    public Gate gate(Optional<AgencyCode> agency) {
        if (agency.isEmpty()) {
            return new Gate(true, all, Optional.empty(), Optional.empty());
        }
        String code = agency.get().value();
        Optional<Stop> stop = board().agencies().stream()
                .filter(a -> a.agency().value().equals(code))
                .flatMap(a -> a.stop().stream())
                .findFirst();
        Optional<Stop> started = Optional.of(new Stop("ornuma", T, "เปิดแล้ว")).filter(s -> code.equals("nsf"));
        return new Gate(Set.of("baac", "nsf", "sso").contains(code), stop, all, started);
    }

    @Override
    public boolean hold(FileId id, By by) {
        return wished("hold " + id, by);
    }

    @Override
    public boolean release(FileId id, By by) {
        return wished("release " + id, by);
    }

    @Override
    public int hold(BatchId id, By by) {
        return wished("hold " + id, by) ? 1 : 0;
    }

    @Override
    public int release(BatchId id, By by) {
        return wished("release " + id, by) ? 1 : 0;
    }

    @Override
    public boolean retry(FileId id, By by) {
        return wished("retry " + id, by);
    }

    @Override
    public boolean revive(String topic, long subject, By by) {
        return wished("revive " + topic + " " + subject, by);
    }

    private boolean wished(String what, By by) {
        wishes.add(what + " " + by.officer() + " " + by.reason());
        return changes;
    }

    @Override
    public Again propose(FileId id, By by) {
        if (file(id).orElseThrow().state() != FileState.UNDELIVERABLE) {
            throw NotAgainException.otherState(id);
        }
        refuseDecided(id);
        Again again = new Again(
                proposals.size() + 1L, id, "NSF.csv", by.officer(), T, by.reason(), Optional.empty(), Optional.empty());
        proposals.add(again);
        return again;
    }

    private void refuseDecided(FileId id) {
        decided.ifPresent(decision -> {
            throw NotAgainException.decided(id, decision);
        });
    }

    @Override
    public Again approve(long id, String officer) {
        refuseDecided(proposals.get((int) id - 1).file());
        return ended(id, officer, true);
    }

    @Override
    public Again withdraw(long id, String officer) {
        return ended(id, officer, false);
    }

    private Again ended(long id, String officer, boolean approved) {
        Again again = proposals.get((int) id - 1);
        if (again.decision().isPresent()) {
            throw NotAgainException.ended(id);
        }
        if (approved && again.officer().equals(officer)) {
            throw NotAgainException.ownProposal(id);
        }
        Again now = with(again, Optional.of(new Decision(officer, approved, T)), Optional.empty());
        proposals.set((int) id - 1, now);
        return now;
    }

    private static Again with(Again again, Optional<Decision> decision, Optional<Long> decided) {
        return new Again(
                again.id(), again.file(), again.name(), again.officer(), again.at(), again.reason(), decision, decided);
    }

    @Override
    public List<Again> proposals() {
        return proposals.stream()
                .filter(p -> p.decision().isEmpty())
                .map(p -> with(p, p.decision(), decided))
                .toList();
    }
}
