package org.songtor.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.flow.SongtorSettings;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.Channel;
import org.songtor.settings.ProfileEntry;

/** The sandbox in the image of an installation: the same agencies and profiles, each behind its own kind of door. */
public final class StandIns {
    private StandIns() {}

    /**
     * By the settings of {@code config/}, on the very ports that they name for this machine.
     *
     * @throws DemoException without settings
     */
    public static SandboxSettings installed(Path dir, Optional<Path> script, Duration answer, Duration credit) {
        SongtorSettings settings = Installed.settings();
        return new SandboxSettings(
                dir,
                settings.keys(),
                port(settings, "sftp"),
                port(settings, "https"),
                script,
                settings.agencies().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> agency(e.getValue()))),
                answer,
                credit,
                port(settings, "jms"),
                0);
    }

    /** What people carry needs no door here. */
    private static SandboxSettings.Agency agency(AgencyEntry agency) {
        return agency(agency, profile -> profile.channel() != Channel.MANUAL);
    }

    /** For a game, in which what people carry is put into a box as well. */
    static SandboxSettings.Agency played(AgencyEntry agency) {
        return agency(agency, profile -> true);
    }

    private static SandboxSettings.Agency agency(AgencyEntry agency, Predicate<ProfileEntry> here) {
        return new SandboxSettings.Agency(
                agency.account(),
                agency.statement().format(),
                agency.profiles().entrySet().stream()
                        .filter(e -> here.test(e.getValue()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> kind(e.getValue().channel()))));
    }

    private static SandboxSettings.Kind kind(Channel channel) {
        return switch (channel) {
            case SOAP -> SandboxSettings.Kind.SOAP;
            case JMS -> SandboxSettings.Kind.JMS;
            case SFTP -> SandboxSettings.Kind.SFTP;
            case HTTPS -> SandboxSettings.Kind.HTTPS;
            case MANUAL -> SandboxSettings.Kind.FILES;
        };
    }

    /** The first port named for this kind of address; 0, any, where none is. */
    private static int port(SongtorSettings settings, String scheme) {
        return settings.agencies().values().stream()
                .flatMap(a -> Stream.concat(
                        Stream.of(a.statement().address()),
                        a.profiles().values().stream().map(ProfileEntry::address)))
                .filter(address -> String.valueOf(address.getScheme()).startsWith(scheme))
                .mapToInt(URI::getPort)
                .filter(port -> port > 0)
                .findFirst()
                .orElse(0);
    }
}
