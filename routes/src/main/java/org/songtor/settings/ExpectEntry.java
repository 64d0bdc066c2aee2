package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.AgencyCode;
import org.songtor.model.Period;
import org.songtor.reference.Holiday.Province;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What should come, and until when; after that somebody is told. */
public final class ExpectEntry {
    private ExpectEntry() {}

    /**
     * A statement of the business day before, each business day of the bank.
     *
     * @param by time of day in Bangkok, such as {@code "09:00"}
     * @param from first day on which one is expected, Gregorian; before it nobody is told
     * @param mayBeEmpty whether a statement without entries is as good as any
     */
    public record StatementDue(
            @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]")
            String by,

            @NotNull LocalDate from,
            @DefaultValue("false") boolean mayBeEmpty,
            @DefaultValue Set<Province> provinces) {}

    /**
     * The batch of a contribution period.
     *
     * @param from first period, such as {@code 2569-12}
     * @param until last period; absent while no end is known
     * @param agency to which it must bring lines; any, where absent
     * @param day of the month, until its end; moves to the next business day
     * @param months after the period
     */
    public record BatchDue(
            @NotNull Period from,
            Optional<Period> until,
            Optional<AgencyCode> agency,
            @Min(1) @Max(31) int day,
            @DefaultValue("0") @Min(0) @Max(12) int months) {
        public BatchDue {
            until = given(until);
            agency = given(agency);
        }
    }
}
