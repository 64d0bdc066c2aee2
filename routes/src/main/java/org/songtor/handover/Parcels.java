package org.songtor.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.AnswerDeadline;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.settings.Channel;
import org.songtor.settings.FundEntry;
import org.songtor.settings.ProfileEntry;
import org.springframework.stereotype.Component;

/** The files of profiles that are reached by hand, for the page and the commands. */
@Component
public class Parcels {
    private final HandoverStore store;
    private final SongtorSettings settings;
    private final SendingCalendar calendar;
    private final Clock clock;

    public Parcels(HandoverStore store, SongtorSettings settings, SendingCalendar calendar, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    public Set<ProfileId> profiles() {
        return settings.profiles().entrySet().stream()
                .filter(e -> e.getValue().channel() == Channel.MANUAL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where answers are brought in: {@code agency/profile}, and {@code agency} alone for statements of its account. */
    public List<String> places() {
        Stream<String> statements = settings.agencies().entrySet().stream()
                .filter(e -> e.getValue().statement().channel() == Channel.MANUAL)
                .map(e -> e.getKey().value());
        return Stream.concat(profiles().stream().map(ProfileId::toString), statements)
                .sorted()
                .toList();
    }

    public List<Carried> files() {
        return store.files(profiles());
    }

    /** @throws IllegalStateException as {@link HandoverStore#export} */
    public Parcel export(FileId file, String officer) {
        return store.export(file, profiles(), officer, this::parcel);
    }

    /**
     * The same, written below a folder; noted only when it was written.
     *
     * @return the parcel's own folder
     * @throws IOException where it cannot be written, or stands there already
     */
    public Path export(FileId file, String officer, Path to) throws IOException {
        try {
            return store.export(file, profiles(), officer, taken -> written(parcel(taken), to));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path written(Parcel parcel, Path to) {
        try {
            return parcel.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parcel parcel(HandoverStore.Taken taken) {
        Carried carried = taken.file();
        ProfileEntry profile = settings.profile(carried.profile());
        return new Parcel(
                taken,
                Letter.html(
                        carried,
                        settings.agency(carried.profile()),
                        profile.address(),
                        carried.fund().map(this::fund).orElse("-"),
                        clock.instant().atZone(clock.getZone()).toLocalDate()));
    }

    private String fund(FundId id) {
        return Optional.ofNullable(settings.funds().get(id))
                .map(FundEntry::nameTh)
                .orElse(id.value());
    }

    /** Approves what another officer said; the answer is due as of any other channel, from now: before this nobody counted on one. */
    public void approve(long claim, String officer) {
        Carried file = files().stream()
                .filter(f -> f.claim().filter(c -> c.id() == claim).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such proposal: " + claim));
        store.approve(claim, AnswerDeadline.after(settings, calendar, file.profile(), clock.instant()), officer);
    }
}
