package org.songtor.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

public record PayerEntry(
        @NotBlank String name,
        @NotBlank @Pattern(regexp = "[0-9]{10}") String number,

        @DefaultValue("000000") @Pattern(regexp = "[0-9]{6}")
        String branch) {}
