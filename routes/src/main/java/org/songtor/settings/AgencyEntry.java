package org.songtor.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.songtor.model.SchemeCode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param account the agency's collection account, digits
 * @param profiles by profile name
 * @param schemes what members can pay into through this agency
 * @param sender the gateway or network itself as this agency registered it: who sends a file that carries many funds' lines
 * @param exchangeWithin so long one file may take to it or back, however alive the connection seems: a server that takes the bytes and then says nothing
 *     holds a worker no longer; by HTTPS and SOAP a reply is waited for as long. A file of 25 MB in a minute is 3.4 Mbit/s; on a slower line it must be longer
 * @param refusedAnswerAgain after so long an answer that was refused here is asked for again, where answers are asked for file by file (SOAP); until the
 *     agency mends it, it is the same each time
 * @param connections open at once to one of its boxes by HTTPS; two workers share each, so that one notes files while the other's are on their way
 * @param hostKeys its SFTP servers' keys in OpenSSH's form ({@code ssh-ed25519 AAAA...}); without one its server has to show the sandbox's, and live mode
 *     does not start
 * @param trust PEM files, in the folder of keys where the path is not absolute: who vouches for its servers by HTTPS, SOAP and {@code jmss}, an authority or the
 *     servers' own certificates. Without one they have to show the sandbox's authority, and live mode does not start
 */
public record AgencyEntry(
        @NotBlank String nameTh,
        @NotBlank String nameEn,
        @NotBlank @Pattern(regexp = "[0-9]{10,15}") String account,
        @NotNull @Valid StatementSource statement,
        @NotEmpty Map<String, @Valid ProfileEntry> profiles,
        @NotEmpty Map<SchemeCode, @Valid SchemeEntry> schemes,
        @Nullable @Valid PayerEntry sender,
        @Valid @DefaultValue BreakerEntry breaker,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 1)
        Duration exchangeWithin,

        @DefaultValue("15m") @NotNull @DurationMin(seconds = 1)
        Duration refusedAnswerAgain,

        @DefaultValue("2") @Min(1) @Max(16) int connections,
        @DefaultValue List<@NotBlank String> hostKeys,
        @DefaultValue List<@NotNull Path> trust) {
    /** Where it is reached by SFTP: boxes and statements. */
    public List<URI> sftpAddresses() {
        return addresses(Set.of(Channel.SFTP)).toList();
    }

    /** Where its server shows a certificate: boxes and statements by HTTPS, SOAP and JMS with TLS. */
    public List<URI> tlsAddresses() {
        return addresses(Set.of(Channel.HTTPS, Channel.SOAP, Channel.JMS))
                .filter(address -> !"jms".equals(address.getScheme()))
                .toList();
    }

    private Stream<URI> addresses(Set<Channel> channels) {
        Stream<URI> boxes = profiles.values().stream()
                .filter(p -> channels.contains(p.channel()))
                .map(ProfileEntry::address);
        Stream<URI> statements =
                channels.contains(statement.channel()) ? Stream.of(statement.address()) : Stream.empty();
        return Stream.concat(boxes, statements);
    }
}
