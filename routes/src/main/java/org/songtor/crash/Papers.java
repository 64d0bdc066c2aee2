package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.delivery.Hours;
import org.songtor.handover.Parcels;
import org.songtor.model.ProfileId;
import org.songtor.port.AnswerUploads;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Stage;
import org.springframework.context.ApplicationContext;

/** What two officers do on the pages of a gateway whose agency is reached by hand. */
final class Papers {
    private static final String CLERK = "crash-clerk";
    private static final String CHAIR = "crash-chair";

    private final Parcels parcels;
    private final HandoverStore store;
    private final AnswerUploads uploads;

    Papers(ApplicationContext gateway) {
        this.parcels = gateway.getBean(Parcels.class);
        this.store = gateway.getBean(HandoverStore.class);
        this.uploads = gateway.getBean(AnswerUploads.class);
    }

    /** Each file that nobody said was handed over, in a folder of its name below {@code bag}. */
    void take(ProfileId profile, Path bag) throws IOException {
        for (Carried file : waiting()) {
            if (file.profile().equals(profile)) {
                Path parcel = parcels.export(file.id(), CLERK, bag);
                Files.move(parcel, bag.resolve(file.name()));
            }
        }
    }

    /** One says so unless it was said before the crash, the other approves. */
    void handedOver(String name) {
        Carried file = waiting().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on its way"));
        long claim = file.claim()
                .map(HandoverStore.Claim::id)
                .orElseGet(() -> store.propose(
                        file.id(),
                        new HandoverStore.Said(
                                "courier", "R-" + file.id().value(), LocalDate.now(Hours.ZONE), Optional.empty()),
                        CLERK));
        parcels.approve(claim, CHAIR);
    }

    /** @throws IllegalStateException where the gateway does not take it */
    void bring(ProfileId profile, Path answer) throws IOException {
        AnswerUploads.Place place = new AnswerUploads.Place(profile.agency(), Optional.of(profile.name()));
        String name = String.valueOf(answer.getFileName());
        byte[] signature = Files.readAllBytes(answer.resolveSibling(name + ".p7s"));
        AnswerUploads.Result result =
                uploads.upload(place, name, Files.readAllBytes(answer), Optional.of(signature), CLERK);
        if (result != AnswerUploads.Result.APPLIED) {
            throw new IllegalStateException(name + ": " + result);
        }
    }

    private List<Carried> waiting() {
        return parcels.files().stream()
                .filter(f -> f.stage() != Stage.HANDED_OVER)
                .toList();
    }
}
