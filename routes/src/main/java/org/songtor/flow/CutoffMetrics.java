package org.songtor.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Instant;
import org.songtor.delivery.CalendarException;
import org.songtor.model.ProfileId;
import org.springframework.stereotype.Component;

/** {@code songtor.cutoff.seconds}: until the cut-off of the window that is open or opens next; no number where that is not known. */
@Component
class CutoffMetrics implements MeterBinder {
    private final CalendarBoard board;
    private final SongtorSettings settings;
    private final Clock clock;

    CutoffMetrics(CalendarBoard board, SongtorSettings settings, Clock clock) {
        this.board = board;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        settings.profiles().forEach((profile, entry) -> {
            if (!entry.calendar().isEmpty()) {
                Gauge.builder("songtor.cutoff.seconds", () -> seconds(profile))
                        .tag("profile", profile.toString())
                        .register(registry);
            }
        });
    }

    private double seconds(ProfileId profile) {
        Instant now = clock.instant();
        try {
            return board.window(profile, now)
                    .map(w -> (double) (w.cutoff().getEpochSecond() - now.getEpochSecond()))
                    .orElse(Double.NaN);
        } catch (CalendarException e) {
            // What the calendar does not know is told in its own words on its page.
            return Double.NaN;
        }
    }
}
