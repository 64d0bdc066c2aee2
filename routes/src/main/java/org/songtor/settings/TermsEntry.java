package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a scheme asks from one contribution period to another; amounts in baht.
 *
 * @param from first period, such as {@code 2569-01}
 * @param until last period; absent while no end is known
 * @param ages null where the scheme has none: Spring binds no group of settings to an Optional
 * @param source where the figures were read
 */
public record TermsEntry(
        @NotNull Period from,
        Optional<Period> until,
        @DefaultValue("1") @NotNull BigDecimal leastBaht,
        Optional<BigDecimal> mostBaht,
        Optional<BigDecimal> exactlyBaht,
        Optional<BigDecimal> yearlyMostBaht,
        @Nullable @Valid AgesEntry ages,
        Optional<String> occupation,
        @DefaultValue Set<SchemeCode> excludes,
        @DefaultValue("") String source) {
    public TermsEntry {
        until = given(until);
        mostBaht = given(mostBaht);
        exactlyBaht = given(exactlyBaht);
        yearlyMostBaht = given(yearlyMostBaht);
        occupation = given(occupation);
    }

    /** Full years, both inclusive. */
    public record AgesEntry(
            @Min(0) @Max(150) int from, @Min(0) @Max(150) int to) {}
}
