package org.songtor.dispatch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.delivery.GroupRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups.Company;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Profiles whose files carry many funds' lines, and until when a line that is ready now may wait for others. */
@Component
class Companies {
    private final SortedMap<ProfileId, GroupRule> rules = new TreeMap<>();
    private final SendingCalendar calendar;

    Companies(SongtorSettings settings, ObjectProvider<SendingCalendar> calendar) {
        settings.profiles()
                .forEach((profile, entry) -> entry.grouping().rule().ifPresent(rule -> rules.put(profile, rule)));
        this.calendar = calendar.getIfAvailable(() -> SendingCalendar.ALWAYS);
    }

    Optional<GroupRule> rule(ProfileId profile) {
        return Optional.ofNullable(rules.get(profile));
    }

    Map<ProfileId, Company> at(Instant now) {
        Map<ProfileId, Company> companies = new TreeMap<>();
        rules.forEach((profile, rule) ->
                companies.put(profile, new Company(rule.due(calendar, profile, now), rule.mostLines())));
        return companies;
    }
}
