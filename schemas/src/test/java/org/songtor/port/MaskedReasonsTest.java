package org.songtor.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;

/** What people write beside a decision is kept for others to read, so no number that may be a person's stands in it. */
class MaskedReasonsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1234567890123", "1-2345-67890-12-3", "1 2345 67890 12 3", "๑๒๓๔๕๖๗๘๙๐๑๒๓"})
    void a_number_that_may_be_a_persons_is_masked_whatever_door_it_came_by(String id) {
        String said = "ขอพักของ " + id;
        assertThat(new DeliveryDesk.By("malee", said).reason())
                .startsWith("ขอพักของ x")
                .doesNotContain(id);
        HeldStore.Proposal held =
                new HeldStore.Proposal(Kind.RELEASE, SchemeCode.of("nsf"), Optional.empty(), "malee", said);
        assertThat(held.reason()).startsWith("ขอพักของ x").doesNotContain(id);
        HandoverStore.Said handed =
                new HandoverStore.Said(said, "256911210001234", LocalDate.of(2026, 11, 21), Optional.empty());
        assertThat(handed.carriedBy()).startsWith("ขอพักของ x").doesNotContain(id);
        assertThat(handed.receiptNumber())
                .as("the agency's own number is the proof")
                .isEqualTo("256911210001234");
    }

    @Test
    void a_reason_is_never_cut_off_in_silence() {
        String longest = "ก".repeat(DeliveryDesk.By.LONGEST);
        assertThat(new DeliveryDesk.By("malee", longest).reason()).isEqualTo(longest);
        assertThatThrownBy(() -> new DeliveryDesk.By("malee", longest + "ข"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
