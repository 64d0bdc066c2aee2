package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.songtor.delivery.BreakerTerms;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an agency that does not answer is left alone, by all nodes together.
 *
 * @param failures so many attempts one after another that failed
 * @param first for so long; twice as long each time the one attempt after it fails too
 * @param longest and never longer than this
 */
public record BreakerEntry(
        @DefaultValue("5") @Min(1) @Max(1000) int failures,
        @DefaultValue("30s") Duration first,
        @DefaultValue("10m") Duration longest) {
    public BreakerTerms terms() {
        return new BreakerTerms(failures, first, longest);
    }
}
