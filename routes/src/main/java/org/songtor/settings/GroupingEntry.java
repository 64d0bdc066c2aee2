package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.songtor.delivery.GroupRule;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether a file carries one fund's lines or those of many, and when a file of many is closed: by the first of the three.
 *
 * @param mostLines no file has more
 * @param mostFilesWait a checked line waits no longer for company
 * @param beforeCutoff so long before the cut-off of the sending window: what writing, signing and delivering take
 */
public record GroupingEntry(
        @DefaultValue("fund") By by,
        @DefaultValue("100000") @Min(1) @Max(100_000) int mostLines,

        @DefaultValue("1h") @NotNull @DurationMin(nanos = 0) Duration mostFilesWait,

        @DefaultValue("30m") @NotNull @DurationMin(nanos = 0)
        Duration beforeCutoff) {

    /** One file a fund and batch, frozen as soon as the batch is checked. */
    public static final GroupingEntry BY_FUND =
            new GroupingEntry(By.FUND, 100_000, Duration.ofHours(1), Duration.ofMinutes(30));

    /** Whose lines go in one file: a fund's alone, or those of all funds for the agency. */
    public enum By {
        FUND,
        AGENCY
    }

    /** The rule by which lines wait for company; empty where each fund has its own files. */
    public Optional<GroupRule> rule() {
        return by == By.AGENCY ? Optional.of(new GroupRule(mostLines, mostFilesWait, beforeCutoff)) : Optional.empty();
    }
}
