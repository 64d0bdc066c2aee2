package org.songtor.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where statements of the collection account come from.
 *
 * @param expected null where nobody is told of one that does not come
 */
public record StatementSource(
        @NotBlank String format,
        @NotNull Channel channel,
        @NotNull URI address,
        @DefaultValue("5s") Duration poll,
        ExpectEntry.@Nullable @Valid StatementDue expected) {}
