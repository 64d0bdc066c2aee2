package org.songtor.crash;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.demo.Demo;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.AgencyEntry;

/**
 * The part of an installation that a house needs: the agencies of its goods. Others would be started, and asked for answers five times a second, with
 * each life of its gateway.
 */
record Estate(SongtorSettings installed, List<Goods> goods) {
    private static final Duration SOON = Duration.ofMillis(100);

    Estate {
        goods = List.copyOf(goods);
    }

    Map<AgencyCode, AgencyEntry> agencies() {
        Set<AgencyCode> codes = goods.stream().map(g -> g.profile().agency()).collect(Collectors.toSet());
        codes.addAll(agenciesOf(excludedBy(codes)));
        return installed.agencies().entrySet().stream()
                .filter(e -> codes.contains(e.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A scheme that excludes others is refused where they are unknown. */
    private Set<SchemeCode> excludedBy(Set<AgencyCode> codes) {
        return installed.agencies().entrySet().stream()
                .filter(e -> codes.contains(e.getKey()))
                .flatMap(e -> e.getValue().schemes().values().stream())
                .flatMap(s ->
                        Stream.concat(s.excludes().stream(), s.terms().stream().flatMap(t -> t.excludes().stream())))
                .collect(Collectors.toSet());
    }

    private Set<AgencyCode> agenciesOf(Set<SchemeCode> schemes) {
        return installed.agencies().entrySet().stream()
                .filter(e -> !Collections.disjoint(e.getValue().schemes().keySet(), schemes))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean carries(ProfileId profile) {
        return goods.stream().anyMatch(g -> g.profile().equals(profile));
    }

    /** Whether money of the goods comes to this agency's account. */
    boolean pays(AgencyCode agency) {
        return goods.stream().anyMatch(g -> g.profile().agency().equals(agency));
    }

    /** Whether the campaign lets this profile travel by that lane. */
    boolean by(Lane lane, ProfileId profile) {
        return goods.stream().anyMatch(g -> g.lane() == lane && g.profile().equals(profile));
    }

    /** Where the program finds the settings of these agencies, and of no other: not in its working directory either, where Spring Boot looks by itself. */
    String locations() {
        String program = "optional:classpath:/,";
        String config = "file:" + System.getProperty("songtor.root", "") + "/config/";
        return agencies().keySet().stream()
                .sorted(Comparator.comparing(AgencyCode::value))
                .map(a -> config + a + "/")
                .collect(Collectors.joining(",", program + config + ",", ""));
    }

    SandboxSettings sandbox(Path run, Path keys) {
        return new SandboxSettings(
                run,
                keys,
                0,
                0,
                Optional.empty(),
                agencies().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, e -> standIn(e.getKey(), e.getValue()))),
                SOON,
                SOON);
    }

    private SandboxSettings.Agency standIn(AgencyCode code, AgencyEntry agency) {
        SandboxSettings.Agency as = Demo.agency(agency);
        return new SandboxSettings.Agency(
                as.account(),
                as.statementFormat(),
                as.boxes().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                e -> by(Lane.JMS, new ProfileId(code, e.getKey()))
                                        ? SandboxSettings.Kind.JMS
                                        : e.getValue())));
    }
}
