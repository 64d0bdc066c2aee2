package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A second port of the same web server, with TLS, for funds' programs that show a client certificate.
 *
 * @param port 0 takes any free one; the log says which
 */
public record HttpsEntry(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") @NotBlank String address,
        @DefaultValue("8443") @Min(0) @Max(65535) int port) {}
