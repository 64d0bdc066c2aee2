package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.BreakerTerms;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.AgencyCode;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Gates;
import org.songtor.port.Outbox;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.Channel;

/** One file, a clock, an agency's hours and its gate. */
abstract class DeliveryTimesBench {
    static final ProfileId PROFILE = ProfileId.of("toy/dues");
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    final TimedOutbox outbox = new TimedOutbox();
    final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});

    SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    final Gate gate = new Gate();
    Optional<Window> window = Optional.empty();
    Instant now = NOW;
    Optional<Instant> due = Optional.empty();
    LateRule late = LateRule.NEXT_WINDOW;

    /** From when on another rule is in force, if one is. */
    Optional<Instant> lateFrom = Optional.empty();

    LateRule lateThen = LateRule.NEXT_WINDOW;

    /** Says what it is told to, and writes down what it hears. */
    static final class Gate implements Gates {
        final List<Boolean> heard = new ArrayList<>();
        Optional<Duration> wait = Optional.empty();

        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return wait;
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {
            heard.add(answered);
        }

        @Override
        public void stranger(AgencyCode agency, String seen) {
            throw new AssertionError("nobody is a stranger here: " + seen);
        }
    }

    boolean unknown;

    /** The windows, the last day and the late rule that a test set. */
    final class Calendar implements SendingCalendar {
        @Override
        public Optional<Window> window(ProfileId profile, Instant at) {
            return window;
        }

        @Override
        public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
            assertThat(period).as("of the file").isEqualTo(Period.of("2569-10"));
            if (unknown) {
                throw new CalendarException("nothing is known");
            }
            return due;
        }

        @Override
        public LateRule late(ProfileId profile, Instant at) {
            return lateFrom.filter(from -> !at.isBefore(from)).isPresent() ? lateThen : late;
        }
    }

    Delivery delivery() {
        return new Delivery(
                FlowFixture.worker(outbox, settings),
                file,
                gate,
                settings,
                new Calendar(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    boolean free(Duration within) {
        return delivery().free(PROFILE, List.of(OneFile.ID), within).contains(OneFile.ID);
    }

    Attempt begin() {
        outbox.pass(Duration.ofSeconds(10));
        Attempt attempt = delivery().begin(PROFILE, 1);
        if (attempt == null) {
            throw new AssertionError("the work is not free");
        }
        return attempt;
    }
}
