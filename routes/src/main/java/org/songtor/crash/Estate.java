package org.songtor.crash;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.demo.Demo;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.SandboxSettings;

/**
 * The part of an installation that a house needs: the agencies of its goods. Others would be started, and asked for answers five times a second, with
 * each life of its gateway.
 */
record Estate(SongtorSettings installed, List<Goods> goods) {
    private static final Duration SOON = Duration.ofMillis(100);

    Estate {
        goods = List.copyOf(goods);
    }

    Map<AgencyCode, SongtorSettings.Agency> agencies() {
        return goods.stream()
                .collect(toMap(g -> g.profile().agency(), g -> installed.agency(g.profile()), (a, b) -> a));
    }

    boolean carries(ProfileId profile) {
        return goods.stream().anyMatch(g -> g.profile().equals(profile));
    }

    /** Whether the campaign lets this profile travel to the agency's broker. */
    boolean byBroker(ProfileId profile) {
        return goods.stream().anyMatch(g -> g.lane() == Lane.JMS && g.profile().equals(profile));
    }

    /** Where the program finds the settings of these agencies, and of no other. */
    String locations() {
        String config = "file:" + System.getProperty("songtor.root", "") + "/config/";
        return agencies().keySet().stream()
                .sorted(Comparator.comparing(AgencyCode::value))
                .map(a -> config + a + "/")
                .collect(Collectors.joining(",", config + ",", ""));
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

    private SandboxSettings.Agency standIn(AgencyCode code, SongtorSettings.Agency agency) {
        SandboxSettings.Agency as = Demo.agency(agency);
        return new SandboxSettings.Agency(
                as.account(),
                as.statementFormat(),
                as.boxes().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                e -> byBroker(new ProfileId(code, e.getKey()))
                                        ? SandboxSettings.Kind.JMS
                                        : e.getValue())));
    }
}
