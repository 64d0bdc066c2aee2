package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SFTP server of funds. Every bound is of this server, whoever calls.
 *
 * @param port 0 takes any free one; the log says which
 * @param sessions open at once, of all funds together
 * @param sessionsOfOne open at once under one log-in
 * @param files uploads of one session, then the fund logs in again
 * @param handles files open at once in one session
 * @param idle a session that says nothing for so long is closed
 * @param longest a session older than this is closed; so long at most a half-written file stays
 */
public record SftpEntry(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") @NotBlank String address,
        @DefaultValue("2022") @Min(0) @Max(65535) int port,
        @DefaultValue("32") @Min(1) int sessions,
        @DefaultValue("4") @Min(1) int sessionsOfOne,
        @DefaultValue("1000") @Min(1) int files,
        @DefaultValue("16") @Min(1) int handles,
        @DefaultValue("2m") Duration idle,
        @DefaultValue("1h") Duration longest) {}
