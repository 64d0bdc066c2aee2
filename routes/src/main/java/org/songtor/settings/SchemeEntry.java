package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.SchemeCode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param occupation the only occupation admitted, as rosters write it
 * @param excludes schemes the same person may not pay into as well
 * @param leastBaht smallest deposit, whole baht
 * @param terms what the scheme asks, by contribution period; where there are none, the three above hold for every period
 */
public record SchemeEntry(
        @NotBlank String nameTh,
        @NotBlank String nameEn,
        @NotBlank String profile,
        Optional<String> occupation,
        @DefaultValue Set<SchemeCode> excludes,
        @DefaultValue("1") @Min(1) long leastBaht,
        @DefaultValue("false") boolean needsWages,
        @DefaultValue List<@Valid TermsEntry> terms) {
    public SchemeEntry {
        occupation = given(occupation);
    }
}
