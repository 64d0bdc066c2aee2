package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.songtor.delivery.RetryTerms;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a file is tried again; see {@link RetryTerms}. Settings say these as data, a profile each.
 *
 * @param attempts after so many a person decides
 * @param within and after so long since the first attempt
 * @param jitterPercent of a wait may be left out, so that files that failed together do not come back together
 * @param takes so long an attempt may take: none is begun later than this before the cut-off
 * @param otherBytes so long after the first attempt other bytes may stay under our name before a person decides, who is told sooner where the day's cut-off
 *     would be missed
 */
public record RetryEntry(
        @DefaultValue("40") @Min(1) @Max(100) int attempts,
        @DefaultValue("2s") Duration first,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("7d") Duration within,
        @DefaultValue("20") @Min(0) @Max(50) int jitterPercent,
        @DefaultValue("1m") Duration takes,
        @DefaultValue("2h") Duration otherBytes) {
    public RetryTerms terms() {
        return new RetryTerms(attempts, first, longest, within, jitterPercent, takes);
    }
}
