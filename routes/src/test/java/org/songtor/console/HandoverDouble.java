package org.songtor.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.songtor.delivery.Hours;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.AnswerUploads;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Decision;
import org.songtor.port.FormNotUsedException;
import org.songtor.port.HandoverStore;
import org.songtor.port.NotAgainException;
import org.songtor.port.WrongDayException;

/** One file to be carried, and whatever answer was brought, in memory. */
final class HandoverDouble implements HandoverStore, AnswerUploads {
    static final byte[] CONTENT = {1, 2, 3};
    private static final ProfileId PROFILE = ProfileId.of("nsf/collection");
    private final List<Upload> uploads = new ArrayList<>();
    private Optional<Export> export = Optional.empty();
    private Optional<Claim> claim = Optional.empty();
    private Optional<Receipt> attached = Optional.empty();
    private final List<Earlier> earlier = new ArrayList<>();
    private Optional<Again> again = Optional.empty();

    /** Who holds it back, and why. */
    Optional<String> held = Optional.empty();

    /** As where the answer's form waits for two people. */
    boolean formWaits;

    @Override
    public List<Carried> files(Set<ProfileId> profiles) {
        return List.of(file());
    }

    private Carried file() {
        return new Carried(
                new FileId(1),
                Optional.of(FundId.of("wiang")),
                PROFILE,
                "NSF-1.txt",
                Sha256.of(CONTENT),
                PaymentReference.ofNumber(7),
                Period.of("2569-11"),
                3,
                Satang.ofBaht(300),
                claim.flatMap(Claim::approval).isPresent() ? FileState.DELIVERED : FileState.SIGNED,
                ConsoleProgram.NOW,
                export,
                claim,
                earlier,
                again,
                held);
    }

    /** The other half is the delivery desk's. */
    @Override
    public Again again(FileId id, By by) {
        if (claim.flatMap(Claim::approval).isEmpty()) {
            throw NotAgainException.notCarried(id);
        }
        if (again.isPresent()) {
            return again.get();
        }
        again = Optional.of(new Again(
                1, id, "NSF-1.txt", by.officer(), ConsoleProgram.NOW, by.reason(), Optional.empty(), Optional.empty()));
        return again.get();
    }

    Again proposed() {
        return again.orElseThrow();
    }

    /** As where another approved it. */
    void carriedAgain(String officer) {
        Again asked = again.orElseThrow();
        Again ended = new Again(
                asked.id(),
                asked.file(),
                asked.name(),
                asked.officer(),
                asked.at(),
                asked.reason(),
                Optional.of(new Decision(officer, true, ConsoleProgram.NOW)),
                Optional.empty());
        earlier.add(new Earlier(claim.orElseThrow(), ended));
        export = Optional.empty();
        claim = Optional.empty();
        again = Optional.empty();
    }

    @Override
    public <T> T export(FileId id, Set<ProfileId> profiles, String officer, Function<Taken, T> use) {
        T used = use.apply(new Taken(file(), CONTENT, new byte[] {4}));
        export = Optional.of(new Export(officer, ConsoleProgram.NOW));
        return used;
    }

    @Override
    public long propose(FileId id, Said said, String officer) {
        LocalDate today = ConsoleProgram.NOW.atZone(Hours.ZONE).toLocalDate();
        if (!said.handedOn().equals(today)) {
            throw new WrongDayException(id, said.handedOn(), today, today);
        }
        attached = said.receipt();
        claim = Optional.of(
                new Claim(9, said, said.receipt().isPresent(), officer, ConsoleProgram.NOW, Optional.empty()));
        return 9;
    }

    @Override
    public void approve(long id, Instant answerDue, String officer) {
        Claim said = claim.orElseThrow();
        if (said.by().equals(officer)) {
            throw new IllegalStateException("the same person");
        }
        claim = Optional.of(new Claim(
                id,
                said.said(),
                said.paper(),
                said.by(),
                said.at(),
                Optional.of(new Approval(officer, ConsoleProgram.NOW))));
    }

    @Override
    public void withdraw(long id, String officer) {
        claim = Optional.empty();
    }

    @Override
    public Optional<Receipt> receipt(long id) {
        return attached;
    }

    @Override
    public Result upload(Place place, String name, byte[] content, Optional<byte[]> signature, String officer) {
        uploads.add(new Upload(uploads.size() + 1L, place, name, Sha256.of(content), officer, ConsoleProgram.NOW));
        return signature.isPresent() ? Result.APPLIED : Result.WAITS;
    }

    @Override
    public List<Upload> waiting() {
        return List.copyOf(uploads);
    }

    @Override
    public Result approve(long upload, String officer) {
        if (uploads.get(0).by().equals(officer)) {
            throw new IllegalStateException("the same person");
        }
        if (formWaits) {
            throw new FormNotUsedException("left where it is", new IllegalArgumentException("version 2"));
        }
        uploads.clear();
        return Result.APPLIED;
    }

    Optional<LocalDate> handedOn() {
        return claim.map(c -> c.said().handedOn());
    }
}
