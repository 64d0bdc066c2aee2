package org.songtor.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Claim;
import org.songtor.port.HandoverStore.Said;
import org.songtor.settings.Channel;

/** By when an agency answers to which somebody carried a file. */
class ApprovalTest {
    /** A Friday. */
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-11-24T08:30:00Z");
    private static final Said SAID = new Said("ลุงคำ", "7", LocalDate.of(2026, 11, 20), Optional.empty());

    @Test
    void its_answer_is_due_after_business_days_where_the_settings_count_those_and_else_after_a_time() {
        SongtorSettings plain = FlowFixture.settings(Channel.MANUAL, URI.create("counter:office"));
        assertThat(due(FlowFixture.answering(plain, 2))).isEqualTo(TUESDAY);
        assertThat(due(plain))
                .isEqualTo(NOW.plus(plain.profile(FlowFixture.DUES).answerWithin()));
    }

    private static Instant due(SongtorSettings settings) {
        List<Instant> dues = new ArrayList<>();
        SendingCalendar calendar = new SendingCalendar() {
            @Override
            public Optional<Window> window(ProfileId profile, Instant at) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> after(ProfileId profile, Instant at, int days) {
                assertThat(at).isEqualTo(NOW);
                return Optional.of(TUESDAY.plus(Duration.ofDays(days - 2)));
            }
        };
        HandoverStore store = (HandoverStore) Proxy.newProxyInstance(
                ApprovalTest.class.getClassLoader(),
                new Class<?>[] {HandoverStore.class},
                (self, method, given) -> switch (method.getName()) {
                    case "files" -> List.of(said());
                    case "approve" -> {
                        dues.add((Instant) given[1]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        new Parcels(store, settings, calendar, Clock.fixed(NOW, ZoneOffset.UTC)).approve(9, "two");
        assertThat(dues).hasSize(1);
        return dues.get(0);
    }

    private static Carried said() {
        return new Carried(
                new FileId(1),
                Optional.empty(),
                FlowFixture.DUES,
                "T-1.txt",
                Sha256.of(new byte[] {1}),
                PaymentReference.ofNumber(7),
                Period.of("2569-11"),
                3,
                Satang.ofBaht(100),
                FileState.SIGNED,
                NOW,
                Optional.empty(),
                Optional.of(new Claim(9, SAID, false, "one", NOW, Optional.empty())),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
