package org.songtor.crash;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TermsEntry;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * What a lane carries: a scheme of this installation whose profile travels by the lane's channel.
 *
 * @param exactly the only amount the scheme takes, where it has one
 */
record Goods(ProfileId profile, SchemeCode scheme, Optional<Satang> exactly) {

    /** Empty where this installation sends nothing by that channel. */
    static Optional<Goods> of(SongtorSettings settings, Lane lane) {
        return settings.agencies().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(a -> a.value())))
                .flatMap(agency -> agency.getValue().schemes().entrySet().stream()
                        .filter(s -> !s.getValue().needsWages())
                        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(SchemeCode::value)))
                        .filter(s -> settings.profile(new ProfileId(
                                        agency.getKey(), s.getValue().profile()))
                                .channel()
                                .name()
                                .equals(lane.name()))
                        .map(s -> new Goods(
                                new ProfileId(agency.getKey(), s.getValue().profile()),
                                s.getKey(),
                                exactly(s.getValue()))))
                .findFirst();
    }

    private static Optional<Satang> exactly(SongtorSettings.SchemeEntry scheme) {
        if (scheme.terms().isEmpty()) {
            return Optional.empty();
        }
        TermsEntry last = scheme.terms().get(scheme.terms().size() - 1);
        Optional<BigDecimal> baht = last.exactlyBaht();
        return baht.map(Satang::ofBaht);
    }
}
