package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Views.FileView;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.Channel;

/** By when which files are late: those that leave by themselves by the instant, those that people carry by the day on which they were handed over. */
class DeadlinesTest {
    private static final FundId WIANG = FundId.of("wiang");
    /** 15:30 of the fifteenth in Bangkok. */
    private static final Instant DUE = Instant.parse("2026-10-15T08:30:00Z");

    private static final Instant EVENING = Instant.parse("2026-10-15T16:59:59.999999Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-10-15T17:00:00Z");

    @Test
    void what_leaves_by_itself_is_late_by_the_instant_at_which_it_left() {
        assertThat(missed(Channel.SFTP, file(DUE.minusMillis(1), Optional.of(NEXT_DAY))))
                .isEmpty();
        assertThat(missed(Channel.SFTP, file(DUE, Optional.of(DUE)))).contains(DUE);
    }

    @Test
    void what_people_carry_is_late_by_the_day_on_which_it_was_handed_over_whenever_it_was_taken_out() {
        assertThat(missed(Channel.MANUAL, file(DUE.minusSeconds(60), Optional.of(EVENING))))
                .as("on the day, and nobody knows at which hour")
                .isEmpty();
        assertThat(missed(Channel.MANUAL, file(DUE.minusSeconds(60), Optional.of(NEXT_DAY))))
                .as("taken out in time and carried late")
                .contains(DUE);
        assertThat(missed(Channel.MANUAL, file(DUE.plusSeconds(60), Optional.empty())))
                .as("still being carried: that is what the countdown tells")
                .isEmpty();
    }

    private static Optional<Instant> missed(Channel channel, FileView file) {
        SendingCalendar calendar = new SendingCalendar() {
            @Override
            public Optional<Window> window(ProfileId profile, Instant at) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
                return Optional.of(DUE);
            }
        };
        return new Deadlines(calendar, FlowFixture.settings(channel, URI.create("sftp://toy@localhost/x")))
                .missed(file, WIANG);
    }

    private static FileView file(Instant sent, Optional<Instant> delivered) {
        return new FileView(
                new FileId(1),
                FlowFixture.DUES,
                "T-1.txt",
                FileState.SENT,
                60,
                Satang.ofBaht(6_000),
                Satang.ofBaht(6_000),
                "R1",
                Optional.of(sent),
                Optional.of(sent),
                delivered,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Satang.ZERO),
                0,
                0,
                0,
                60,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Period.of("2569-09"),
                Optional.empty());
    }
}
