package org.songtor.sandbox;

import java.time.Duration;
import java.util.Optional;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;

/**
 * One misbehaviour at one door, and what the gateway must make of it.
 *
 * @param times {@link Order#ALWAYS} until the sandbox is calmed
 * @param first the first attempt's outcome, in the store's word
 * @param meanwhile what the page shows while the agency misbehaves
 * @param wrong the line's label while it does, where that is a matter for a person
 * @param end the line's label after all; {@code ARRIVAL_REJECTED} where the item about what came is all there is for now
 */
record Misdeed(
        Lane lane,
        Misbehaviour what,
        int times,
        Optional<Duration> delay,
        String first,
        FileState meanwhile,
        Optional<Label> wrong,
        Label end) {

    /** One agency's profile and the door it is reached by; each lane goes its own way beside the others. */
    enum Lane {
        SFTP("baac/bill-payment", "taweerak", "365.00"),
        HTTPS("nsf/collection", "nsf", "100.00"),
        SOAP("sso/s40", "sso40-1", "70.00"),
        JMS("gsb/pain.001", "family-life", "100.00");

        final ProfileId profile;
        final String scheme;
        final String amount;

        Lane(String profile, String scheme, String amount) {
            this.profile = ProfileId.of(profile);
            this.scheme = scheme;
            this.amount = amount;
        }
    }

    /** Until calm, and then settled. */
    static Misdeed of(Lane lane, Misbehaviour what, String first, FileState meanwhile) {
        return new Misdeed(
                lane, what, Order.ALWAYS, Optional.empty(), first, meanwhile, Optional.empty(), Label.SETTLED);
    }

    Misdeed wrong(Label label) {
        return new Misdeed(lane, what, times, delay, first, meanwhile, Optional.of(label), end);
    }

    Misdeed end(Label label) {
        return new Misdeed(lane, what, times, delay, first, meanwhile, wrong, label);
    }

    Misdeed times(int number) {
        return new Misdeed(lane, what, number, delay, first, meanwhile, wrong, end);
    }

    Misdeed delay(Duration time) {
        return new Misdeed(lane, what, times, Optional.of(time), first, meanwhile, wrong, end);
    }

    /** Log-ins and statements are the agency's, everything else is the profile's. */
    Optional<String> profile() {
        boolean agencys = what == Misbehaviour.REFUSE_LOGIN || what.doors().contains(Misbehaviour.Door.BANK);
        return agencys ? Optional.empty() : Optional.of(lane.profile.name());
    }

    @Override
    public String toString() {
        return lane + " " + what.word() + ": " + first + ", " + meanwhile + ", " + end;
    }
}
