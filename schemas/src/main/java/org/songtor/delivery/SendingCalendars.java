package org.songtor.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.reference.Holiday.Province;

/** The calendars of an installation: a profile without one sends at any time. */
public record SendingCalendars(Map<ProfileId, AgencyCalendar> calendars) implements SendingCalendar {
    public SendingCalendars {
        calendars = Map.copyOf(calendars);
    }

    public Optional<AgencyCalendar> of(ProfileId profile) {
        return Optional.ofNullable(calendars.get(profile));
    }

    @Override
    public Optional<Window> window(ProfileId profile, Instant at) {
        return of(profile).map(c -> c.window(at));
    }

    @Override
    public Optional<Instant> after(ProfileId profile, Instant at, int days) {
        return of(profile).map(c -> c.after(at, days));
    }

    @Override
    public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
        return of(profile).flatMap(c -> c.due(period, where));
    }

    @Override
    public LateRule late(ProfileId profile, Instant at) {
        return of(profile).map(c -> c.rules(at).late()).orElse(LateRule.NEXT_WINDOW);
    }
}
