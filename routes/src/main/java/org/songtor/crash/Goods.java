package org.songtor.crash;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.settings.SchemeEntry;
import org.songtor.settings.TermsEntry;

/**
 * What a lane carries: a scheme of this installation whose profile travels by the lane's channel.
 *
 * @param exactly the only amount the scheme takes, where it has one
 */
record Goods(Lane lane, ProfileId profile, SchemeCode scheme, Optional<Satang> exactly) {

    /** As many of them as this installation, or the campaign's own settings, can carry. */
    static List<Goods> of(SongtorSettings settings, List<Lane> lanes) {
        return lanes.stream().flatMap(l -> of(settings, l).stream()).toList();
    }

    /**
     * Empty where this installation sends nothing by that channel. No agency is known to take files at its broker, and none here is reached by hand only,
     * so where the installation names none the campaign lets a profile of files go that way, and leaves the first of them where it is.
     */
    static Optional<Goods> of(SongtorSettings settings, Lane lane) {
        Optional<Goods> own = by(settings, lane, lane.name()).findFirst();
        return own.or(() -> switch (lane) {
            case JMS -> by(settings, lane, Lane.SFTP.name()).skip(1).findFirst();
            case MANUAL ->
                by(settings, lane, Lane.SFTP.name()).skip(2).findFirst().map(g -> g.least(settings));
            case SFTP, HTTPS, SOAP -> Optional.empty();
        });
    }

    private static Stream<Goods> by(SongtorSettings settings, Lane lane, String channel) {
        return settings.agencies().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(AgencyCode::value)))
                .flatMap(agency -> agency.getValue().schemes().entrySet().stream()
                        .filter(s -> !s.getValue().needsWages())
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(SchemeCode::value)))
                        .map(s -> new Goods(
                                lane,
                                new ProfileId(agency.getKey(), s.getValue().profile()),
                                s.getKey(),
                                exactly(s.getValue()))))
                .filter(g -> settings.profile(g.profile()).channel().name().equals(channel));
    }

    /** The least that the scheme takes, where its form may take nothing else. */
    private Goods least(SongtorSettings settings) {
        Optional<Satang> least = Optional.ofNullable(
                        settings.agency(profile).schemes().get(scheme))
                .map(s -> Satang.ofBaht(s.leastBaht()));
        return new Goods(lane, profile, scheme, exactly.or(() -> least));
    }

    private static Optional<Satang> exactly(SchemeEntry scheme) {
        if (scheme.terms().isEmpty()) {
            return Optional.empty();
        }
        TermsEntry last = scheme.terms().get(scheme.terms().size() - 1);
        Optional<BigDecimal> baht = last.exactlyBaht();
        return baht.map(Satang::ofBaht);
    }
}
