package org.songtor.answer;

import java.util.List;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerUploads;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.Channel;
import org.songtor.settings.ProfileEntry;
import org.springframework.stereotype.Component;

/** What people bring back from an agency that is reached by hand only. */
@Component
class UploadedAnswers implements AnswerUploads {
    private final SongtorSettings settings;
    private final AnswerUploads.Store store;
    private final Desk desk;
    private final Signer signer;

    UploadedAnswers(SongtorSettings settings, AnswerUploads.Store store, Desk desk, Signer signer) {
        this.settings = settings;
        this.store = store;
        this.desk = desk;
        this.signer = signer;
    }

    @Override
    public Result upload(Place place, String name, byte[] content, Optional<byte[]> signature, String officer) {
        Source source = source(place);
        if (!Names.harmless(name) || content.length == 0 || content.length > LARGEST) {
            throw new IllegalArgumentException("no name that a file may have, nothing in it, or too large");
        }
        if (signature.isEmpty()) {
            store.keep(place, name, content, officer);
            return Result.WAITS;
        }
        return result(desk.arrived(source, new Arrived(name, content, signature.get())));
    }

    @Override
    public List<Upload> waiting() {
        return store.waiting();
    }

    /** Beside the bytes lies the gateway's own signature: it says that these bytes were taken, and nothing of the agency. */
    @Override
    public Result approve(long upload, String officer) {
        return store.approve(upload, officer, this::vouched);
    }

    private Result vouched(Kept kept) {
        byte[] own = signer.sign(new KeyRing.Identity.Gateway(), kept.content());
        return result(desk.vouched(
                source(kept.upload().place()), new Arrived(kept.upload().name(), kept.content(), own)));
    }

    @Override
    public void withdraw(long upload, String officer) {
        store.withdraw(upload, officer);
    }

    private static Result result(boolean applied) {
        return applied ? Result.APPLIED : Result.REJECTED;
    }

    /** Of an agency with a channel of its own nothing is taken from a person's hand. */
    private Source source(Place place) {
        AgencyEntry agency = settings.agencies().get(place.agency());
        if (agency == null) {
            throw new IllegalArgumentException("no such agency: " + place.agency());
        }
        if (place.profile().isEmpty()) {
            refuse(agency.statement().channel() != Channel.MANUAL);
            return new Source.Statements(place.agency(), agency.statement().format());
        }
        ProfileEntry profile = agency.profiles().get(place.profile().get());
        refuse(profile == null || profile.channel() != Channel.MANUAL);
        return new Source.Answers(place.answers().orElseThrow());
    }

    private static void refuse(boolean notByHand) {
        if (notByHand) {
            throw new IllegalArgumentException("not reached by hand");
        }
    }
}
