package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param ring how often the outbox is looked at
 * @param expect how often it is asked what should have come
 * @param again after how long a row that was rung and is still there is rung again
 * @param lease how long a worker may hold a row; renewed while it works
 * @param failures so many failures of our own one after another, and a piece of work rings no more until a person releases it
 * @param longest a worker that works longer than this on one piece is taken for hung, and its lease is no longer renewed
 */
public record WorkEntry(
        @DefaultValue("200ms") Duration ring,
        @DefaultValue("10s") Duration again,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("2") @Min(1) @Max(16) int consumers,
        @DefaultValue("10") @Min(1) @Max(1000) int failures,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("1m") Duration expect) {}
