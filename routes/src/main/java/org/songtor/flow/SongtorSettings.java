package org.songtor.flow;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.FormVersion;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.port.Installation;
import org.songtor.reference.Holiday.Province;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything under {@code songtor.} in {@code config/}; checked when the program starts, an unknown key stops it.
 *
 * @param home folder of all run-time data, made absolute at start
 * @param database an external PostgreSQL; null, and no Optional, because Spring leaves an Optional of a record empty whatever a file says
 * @param keys folder of private keys; must not lie in the source tree
 * @param officers people who may log in to the console
 */
@Validated
@ConfigurationProperties(prefix = "songtor", ignoreUnknownFields = false)
public record SongtorSettings(
        @DefaultValue("sandbox") Installation.Mode mode,
        @DefaultValue("node-1") @NotBlank String node,
        @NotNull Path home,
        @NotNull Path keys,
        @Nullable @Valid Database database,
        @Valid @DefaultValue Intake intake,
        @Valid @DefaultValue Work work,
        @NotEmpty Map<AgencyCode, @Valid Agency> agencies,
        @NotEmpty Map<FundId, @Valid FundEntry> funds,
        @DefaultValue List<@Valid Officer> officers,
        @Valid @DefaultValue Sftp sftp,
        @Valid @DefaultValue Https https) {

    /** Spring binds an Optional that no file names as null. */
    static <T> Optional<T> given(@Nullable Optional<T> bound) {
        return bound == null ? Optional.empty() : bound;
    }

    /** Every profile of every agency. */
    public SortedMap<ProfileId, Profile> profiles() {
        SortedMap<ProfileId, Profile> all = new TreeMap<>();
        agencies.forEach((code, agency) ->
                agency.profiles().forEach((name, profile) -> all.put(new ProfileId(code, name), profile)));
        return all;
    }

    /** @throws IllegalStateException where none is configured */
    public Profile profile(ProfileId id) {
        Profile profile = profiles().get(id);
        if (profile == null) {
            throw new IllegalStateException("no profile " + id + " is configured");
        }
        return profile;
    }

    public record Database(
            @NotBlank String url,
            @NotBlank String user,
            @NotBlank String password) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + ", password=(hidden)]";
        }
    }

    /**
     * @param poll how often the watched folder is looked at
     * @param largest a larger file is kept and refused
     * @param ceiling a body larger than this is cut off by the server (413) and not kept
     */
    public record Intake(
            @DefaultValue("1s") Duration poll,
            @DefaultValue("268435456") @Min(1) long largest,
            @DefaultValue("536870912") @Min(1) long ceiling,
            @DefaultValue("1000000") @Min(1) @Max(1048576) int mostLines) {}

    /**
     * @param ring how often the outbox is looked at
     * @param expect how often it is asked what should have come
     * @param again after how long a row that was rung and is still there is rung again
     * @param lease how long a worker may hold a row
     */
    public record Work(
            @DefaultValue("200ms") Duration ring,
            @DefaultValue("10s") Duration again,
            @DefaultValue("2m") Duration lease,
            @DefaultValue("2") @Min(1) @Max(16) int consumers,
            @DefaultValue("1m") Duration expect) {}

    /**
     * @param account the agency's collection account, digits
     * @param profiles by profile name
     * @param schemes what members can pay into through this agency
     */
    public record Agency(
            @NotBlank String nameTh,
            @NotBlank String nameEn,
            @NotBlank @Pattern(regexp = "[0-9]{10,15}") String account,
            @NotNull @Valid StatementSource statement,
            @NotEmpty Map<String, @Valid Profile> profiles,
            @NotEmpty Map<SchemeCode, @Valid SchemeEntry> schemes) {}

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

    /**
     * @param address for SFTP {@code sftp://user@host:port/folder} holding {@code inbox} and {@code outbox}; for HTTPS and
     *     SOAP the base address
     * @param answerWithin after delivery, when answer and money should have come
     * @param answerDays the same in business days of the agency, until its cut-off of that day; where given, {@code answerWithin} is not asked
     * @param calendar when the agency takes files; without one at any time
     * @param confirmations of the agency, of which version
     */
    public record Profile(
            @NotNull Channel channel,
            @NotNull URI address,

            @DefaultValue("") @Pattern(regexp = "[A-Z0-9]{0,8}")
            String serviceCode,

            @DefaultValue("2d") Duration answerWithin,
            @DefaultValue("5s") Duration poll,
            @Valid @DefaultValue Retry retry,
            @DefaultValue List<@Valid ConfirmationEntry> confirmations,
            Optional<@Min(1) @Max(30) Integer> answerDays,
            @DefaultValue List<@Valid CalendarEntry> calendar) {
        public Profile {
            answerDays = given(answerDays);
        }
    }

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

    public enum Channel {
        SFTP,
        HTTPS,
        SOAP
    }

    /** Waits double from {@code first} to {@code longest}; after {@code attempts} a person decides. */
    public record Retry(
            @DefaultValue("12") @Min(1) @Max(100) int attempts,
            @DefaultValue("2s") Duration first,
            @DefaultValue("1h") Duration longest) {}

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

    /**
     * @param payers how each agency registered the fund
     * @param apiKeySha256 SHA-256, hexadecimal, of the key the fund's program sends; empty allows no program
     * @param rules the fund's own, by contribution period
     * @param sftpKeys OpenSSH public keys, each a line as {@code ssh-keygen} writes it, that may log in under the fund's id
     * @param certificates SHA-256, hexadecimal, of client certificates the fund's programs may show
     * @param provinces where it is, if in the south: its days off move what it must hand in
     * @param expected batches of which somebody is told when they do not come
     */
    public record FundEntry(
            @NotBlank String nameTh,
            @NotBlank String nameEn,
            @NotNull Map<AgencyCode, @Valid PayerEntry> payers,
            @NotNull List<@Valid AgreementEntry> agreements,

            @DefaultValue("") @Pattern(regexp = "([0-9a-f]{64})?")
            String apiKeySha256,

            @DefaultValue List<@NotBlank String> sftpKeys,
            @DefaultValue Set<@Pattern(regexp = "[0-9a-f]{64}") String> certificates,
            @DefaultValue List<@Valid RulesEntry> rules,
            @DefaultValue Set<Province> provinces,
            @DefaultValue List<ExpectEntry.@Valid BatchDue> expected) {}

    public record PayerEntry(
            @NotBlank String name,
            @NotBlank @Pattern(regexp = "[0-9]{10}") String number,

            @DefaultValue("000000") @Pattern(regexp = "[0-9]{6}")
            String branch) {}

    public record AgreementEntry(
            @NotNull AgencyCode agency, @NotNull LocalDate from, Optional<LocalDate> until) {
        public AgreementEntry {
            until = given(until);
        }
    }

    /**
     * @param password encoded, for example {@code {bcrypt}$2a$...}
     * @param role {@code treasurer}, {@code collector}, {@code chair}, {@code committee}, {@code secretary} or {@code operator}
     */
    public record Officer(
            @NotBlank String login,
            @NotBlank String name,
            @NotBlank String password,

            @Pattern(regexp = "treasurer|collector|chair|committee|secretary|operator")
            String role,

            @DefaultValue Set<FundId> funds) {
        @Override
        public String toString() {
            return "Officer[login=" + login + ", role=" + role + ", funds=" + funds + "]";
        }
    }

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
    public record Sftp(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("127.0.0.1") @NotBlank String address,
            @DefaultValue("2022") @Min(0) @Max(65535) int port,
            @DefaultValue("32") @Min(1) int sessions,
            @DefaultValue("4") @Min(1) int sessionsOfOne,
            @DefaultValue("1000") @Min(1) int files,
            @DefaultValue("16") @Min(1) int handles,
            @DefaultValue("2m") Duration idle,
            @DefaultValue("1h") Duration longest) {}

    /**
     * A second port of the same web server, with TLS, for funds' programs that show a client certificate.
     *
     * @param port 0 takes any free one; the log says which
     */
    public record Https(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("127.0.0.1") @NotBlank String address,
            @DefaultValue("8443") @Min(0) @Max(65535) int port) {}
}
