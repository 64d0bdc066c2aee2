package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A fund's own rules from one contribution period to another; amounts in baht, days as {@code month-day}, times as {@code "09:00"} in quotation
 * marks, because YAML takes {@code 12:00} for a number.
 *
 * <p>A group of settings that is absent is null: Spring binds none to an Optional, and would leave one out without a word.
 *
 * @param missedEnds misses in a row that end a membership
 * @param desks the scheme a desk of the fund's own sheet takes money for
 */
public record RulesEntry(
        @NotNull Period from,
        Optional<Period> until,
        @Nullable @Valid SessionEntry session,
        @DefaultValue("true") boolean backDating,
        Optional<@Min(1) @Max(12) Integer> missedEnds,
        @DefaultValue Map<Integer, SchemeCode> desks,
        @DefaultValue Map<SchemeCode, @Valid SchemeRuleEntry> schemes,
        @DefaultValue List<@Valid TierEntry> tiers) {
    private static final String DAY = "[0-9]{2}-[0-9]{2}";
    private static final String TIME = "[0-9]{2}:[0-9]{2}(:[0-9]{2})?";

    public RulesEntry {
        until = given(until);
        missedEnds = given(missedEnds);
    }

    /** When a fund collects: a day of the month, from an hour until another in Thailand. */
    public record SessionEntry(
            @Min(1) @Max(31) int day,
            @NotNull @Pattern(regexp = TIME) String opens,
            @NotNull @Pattern(regexp = TIME) String closes) {}

    /** What a fund itself asks of one scheme. */
    public record SchemeRuleEntry(
            Optional<BigDecimal> leastBaht,
            Optional<BigDecimal> yearlyBaht,
            @Nullable @Valid SharesEntry shares,
            @Nullable @Valid WindowEntry hold,
            @Nullable @Valid WindowEntry payment,
            Optional<@Pattern(regexp = DAY) String> handOver) {
        public SchemeRuleEntry {
            leastBaht = given(leastBaht);
            yearlyBaht = given(yearlyBaht);
            handOver = given(handOver);
        }
    }

    /** What the member pays and what a sponsor adds. */
    public record SharesEntry(
            @NotNull BigDecimal memberBaht, @NotNull BigDecimal sponsorBaht) {}

    /** Days of every year, both within. */
    public record WindowEntry(
            @NotNull @Pattern(regexp = DAY) String from,
            @NotNull @Pattern(regexp = DAY) String until) {}

    /** Up to how much a role may order at a time. */
    public record TierEntry(
            @NotNull BigDecimal mostBaht,

            @NotNull @Pattern(regexp = "treasurer|chair|committee")
            String role) {}
}
