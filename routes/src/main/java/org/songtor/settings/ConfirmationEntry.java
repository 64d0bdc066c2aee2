package org.songtor.settings;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.songtor.model.FormVersion;

/**
 * That an agency confirmed a form; it lifts the refusal of live mode for exactly this form.
 *
 * @param hash as {@code layout list} prints it; a form that was changed has another
 * @param by who confirmed it at the agency
 * @param document in which it did
 */
public record ConfirmationEntry(
        @NotNull FormVersion.Part part,
        @Min(1) int version,
        @Pattern(regexp = "[0-9a-f]{64}") @NotNull String hash,
        @NotBlank String by,
        @NotNull LocalDate on,
        @NotBlank String document) {

    /** Whether it is of this version, be it changed or not. */
    public boolean names(FormVersion form) {
        return part == form.part() && version == form.info().version();
    }
}
