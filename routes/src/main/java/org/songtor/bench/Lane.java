package org.songtor.bench;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.settings.Channel;
import org.songtor.settings.ProfileEntry;
import org.songtor.settings.SchemeEntry;
import org.songtor.settings.TermsEntry;

/**
 * One agency's server and the profile that goes there, so that one gateway can be measured with all of them.
 *
 * @param port where the server will listen: the gateway must know it before either starts
 * @param scheme whose lines travel by the profile
 */
record Lane(Agency agency, int port, ProfileId profile, SchemeCode scheme) {
    private static final BigDecimal AMOUNT = BigDecimal.valueOf(BatchFiles.BAHT);

    private record Way(ProfileId profile, Channel channel, SchemeCode scheme, SchemeEntry entry) {}

    /** Each agency gets the profile of its channel, whichever other channels are measured: what one file weighs differs tenfold between profiles. */
    static List<Lane> of(List<Agency> agencies) {
        Map<Channel, Way> ways = byChannel();
        return agencies.stream()
                .map(agency -> {
                    Way way = Optional.ofNullable(ways.get(agency.channel()))
                            .orElseThrow(() -> new IllegalStateException(
                                    "no scheme takes " + BatchFiles.BAHT + " baht by " + agency.channel()));
                    return new Lane(agency, DeliveryBench.freePort(), way.profile(), way.scheme());
                })
                .toList();
    }

    /** The first profile that travels by it in {@code config/} and whose scheme takes the benches' lines; where none does, the first that is no other channel's. */
    private static Map<Channel, Way> byChannel() {
        Map<Channel, Way> all = new EnumMap<>(Channel.class);
        List<Way> ways = ways();
        ways.stream().filter(w -> w.channel() != Channel.MANUAL).forEach(w -> all.putIfAbsent(w.channel(), w));
        for (Channel channel : EnumSet.complementOf(EnumSet.of(Channel.MANUAL, Channel.SOAP))) {
            ways.stream()
                    .filter(w -> w.channel() != Channel.SOAP)
                    .filter(w ->
                            all.values().stream().noneMatch(t -> t.profile().equals(w.profile())))
                    .findFirst()
                    .ifPresent(w -> all.putIfAbsent(channel, w));
        }
        return all;
    }

    /** Of a round. */
    int files(DeliveryBench.Plan plan) {
        return agency.files(plan.files());
    }

    private static List<Way> ways() {
        return BenchGateway.installed().agencies().entrySet().stream()
                .flatMap(a -> a.getValue().schemes().entrySet().stream().map(s -> {
                    ProfileId profile = new ProfileId(a.getKey(), s.getValue().profile());
                    ProfileEntry entry =
                            a.getValue().profiles().get(s.getValue().profile());
                    return new Way(profile, entry == null ? Channel.MANUAL : entry.channel(), s.getKey(), s.getValue());
                }))
                .filter(w -> takes(w.entry()))
                .sorted(Comparator.comparing(Way::scheme))
                .toList();
    }

    private static boolean takes(SchemeEntry scheme) {
        if (scheme.needsWages() || !admits(scheme.occupation())) {
            return false;
        }
        return scheme.terms().isEmpty()
                ? scheme.leastBaht() <= BatchFiles.BAHT
                : takes(scheme.terms().get(scheme.terms().size() - 1));
    }

    private static boolean takes(TermsEntry last) {
        return last.leastBaht().compareTo(AMOUNT) <= 0
                && last.mostBaht().map(m -> m.compareTo(AMOUNT) >= 0).orElse(true)
                && last.exactlyBaht().map(e -> e.compareTo(AMOUNT) == 0).orElse(true)
                && admits(last.occupation());
    }

    private static boolean admits(Optional<String> occupation) {
        return occupation.map(People.OCCUPATION::equals).orElse(true);
    }

    /** The profile goes to this server; what else an agency has is brought by hand and disturbs nobody. */
    static Map<String, Object> settings(List<Lane> lanes) {
        Map<String, Object> all = new LinkedHashMap<>();
        BenchGateway.installed().agencies().forEach((code, entry) -> {
            all.put("songtor.agencies." + code + ".statement.channel", Channel.MANUAL.name());
            entry.profiles().keySet().forEach(name -> {
                ProfileId profile = new ProfileId(code, name);
                String setting = "songtor.agencies." + code + ".profiles[" + name + "]";
                at(lanes, profile)
                        .findFirst()
                        .ifPresentOrElse(
                                lane -> {
                                    all.put(
                                            setting + ".channel",
                                            lane.agency().channel().name());
                                    all.put(
                                            setting + ".address",
                                            lane.agency()
                                                    .address(lane.port(), profile)
                                                    .toString());
                                },
                                () -> all.put(setting + ".channel", Channel.MANUAL.name()));
            });
        });
        return all;
    }

    private static Stream<Lane> at(List<Lane> lanes, ProfileId profile) {
        return lanes.stream().filter(l -> l.profile().equals(profile));
    }
}
