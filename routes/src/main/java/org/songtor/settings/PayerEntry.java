package org.songtor.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** As an agency registered who pays it. @param number of ten digits @param branch of six; zeros for the head office */
public record PayerEntry(
        @NotBlank String name,
        @NotBlank @Pattern(regexp = "[0-9]{10}") String number,

        @DefaultValue("000000") @Pattern(regexp = "[0-9]{6}")
        String branch) {}
