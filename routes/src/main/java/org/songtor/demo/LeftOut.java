package org.songtor.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;
import org.songtor.settings.GroupingEntry;
import org.songtor.settings.ProfileEntry;

/** What of an installation is not played, in words, a line each: what {@link Played} takes out, and what people carry. */
public final class LeftOut {
    private LeftOut() {}

    /** Empty where all is played as it is. */
    public static List<String> of(SongtorSettings installed) {
        List<String> told = new ArrayList<>();
        of(
                        installed,
                        profile -> !profile.calendar().isEmpty()
                                || profile.answerDays().isPresent())
                .map(profiles ->
                        "not tried: calendars of " + profiles + ": what is played goes at any hour and is never late")
                .forEach(told::add);
        of(installed, profile -> profile.grouping().by() == GroupingEntry.By.AGENCY)
                .map(profiles -> "not tried: files of many funds to " + profiles + ": nothing waits for company")
                .forEach(told::add);
        return told;
    }

    /** The same of a game in which nobody carries anything. */
    static List<String> withoutCarriers(SongtorSettings installed) {
        List<String> told = new ArrayList<>(of(installed));
        of(installed, profile -> profile.channel() == Channel.MANUAL)
                .map(profiles -> "not tried: carrying files to " + profiles + ": here they go by SFTP")
                .forEach(told::add);
        return told;
    }

    /** Their names in one; nothing where there is none. */
    private static Stream<String> of(SongtorSettings installed, Predicate<ProfileEntry> which) {
        String profiles = installed.profiles().entrySet().stream()
                .filter(e -> which.test(e.getValue()))
                .map(Map.Entry::getKey)
                .map(ProfileId::toString)
                .collect(Collectors.joining(", "));
        return profiles.isEmpty() ? Stream.empty() : Stream.of(profiles);
    }
}
