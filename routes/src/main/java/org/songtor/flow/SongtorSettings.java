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
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.BreakerTerms;
import org.songtor.delivery.GroupRule;
import org.songtor.delivery.RetryTerms;
import org.songtor.model.AgencyCode;
import org.songtor.model.FormVersion;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.port.Installation;
import org.songtor.reference.Holiday.Province;
import org.songtor.review.Authority;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything under {@code songtor.} in {@code config/}; checked when the program starts, an unknown key stops it.
 *
 * @param home folder of all run-time data, made absolute at start
 * @param formats folder of an installation's own later versions of agencies' forms; null, only those that came with the program
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
        @Nullable Path formats,
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
        Agency agency = agencies.get(id.agency());
        Profile profile = agency == null ? null : agency.profiles().get(id.name());
        if (profile == null) {
            throw new IllegalStateException("no profile " + id + " is configured");
        }
        return profile;
    }

    /** Whether the profile's agency registered the gateway itself. */
    boolean hasSender(ProfileId profile) {
        Agency agency = agencies.get(profile.agency());
        return agency != null && agency.sender() != null;
    }

    /**
     * The gateway itself as the profile's agency registered it.
     *
     * @throws IllegalStateException where the agency's {@code sender} is not configured
     */
    public Fund.Payer sender(ProfileId profile) {
        Agency agency = agencies.get(profile.agency());
        if (agency == null || agency.sender() == null) {
            throw new IllegalStateException("songtor.agencies." + profile.agency()
                    + ".sender is missing: a file of many funds goes under the gateway's own name");
        }
        return new Fund.Payer(
                agency.sender().name(),
                agency.sender().number(),
                agency.sender().branch());
    }

    /** @throws IllegalStateException where none is configured */
    public Agency agency(ProfileId id) {
        Agency agency = agencies.get(id.agency());
        if (agency == null) {
            throw new IllegalStateException("no agency of " + id + " is configured");
        }
        return agency;
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
     * @param lease how long a worker may hold a row; renewed while it works
     * @param failures so many failures of our own one after another, and a piece of work rings no more until a person releases it
     * @param longest a worker that works longer than this on one piece is taken for hung, and its lease is no longer renewed
     */
    public record Work(
            @DefaultValue("200ms") Duration ring,
            @DefaultValue("10s") Duration again,
            @DefaultValue("2m") Duration lease,
            @DefaultValue("2") @Min(1) @Max(16) int consumers,
            @DefaultValue("10") @Min(1) @Max(1000) int failures,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("1m") Duration expect) {}

    /**
     * @param account the agency's collection account, digits
     * @param profiles by profile name
     * @param schemes what members can pay into through this agency
     * @param sender the gateway or network itself as this agency registered it: who sends a file that carries many funds' lines
     * @param exchangeWithin so long one file may take to it or back, however alive the connection seems: a server that takes the bytes and then says nothing
     *     holds a worker no longer. A file of 25 MB in a minute is 3.4 Mbit/s; on a slower line it must be longer
     * @param refusedAnswerAgain after so long an answer that was refused here is asked for again, where answers are asked for file by file (SOAP); until the
     *     agency mends it, it is the same each time
     * @param hostKeys its SFTP servers' keys in OpenSSH's form ({@code ssh-ed25519 AAAA...}); without one its server has to show the sandbox's, and live mode
     *     does not start
     * @param trust PEM files, in the folder of keys where the path is not absolute: who vouches for its servers by HTTPS, SOAP and {@code jmss}, an authority or the
     *     servers' own certificates. Without one they have to show the sandbox's authority, and live mode does not start
     */
    public record Agency(
            @NotBlank String nameTh,
            @NotBlank String nameEn,
            @NotBlank @Pattern(regexp = "[0-9]{10,15}") String account,
            @NotNull @Valid StatementSource statement,
            @NotEmpty Map<String, @Valid Profile> profiles,
            @NotEmpty Map<SchemeCode, @Valid SchemeEntry> schemes,
            @Nullable @Valid PayerEntry sender,
            @Valid @DefaultValue Breaker breaker,

            @DefaultValue("1m") @NotNull @DurationMin(seconds = 1)
            Duration exchangeWithin,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 1)
            Duration refusedAnswerAgain,

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
                    .map(Profile::address);
            Stream<URI> statements =
                    channels.contains(statement.channel()) ? Stream.of(statement.address()) : Stream.empty();
            return Stream.concat(boxes, statements);
        }
    }

    /**
     * When an agency that does not answer is left alone, by all nodes together.
     *
     * @param failures so many attempts one after another that failed
     * @param first for so long; twice as long each time the one attempt after it fails too
     * @param longest and never longer than this
     */
    public record Breaker(
            @DefaultValue("5") @Min(1) @Max(1000) int failures,
            @DefaultValue("30s") Duration first,
            @DefaultValue("10m") Duration longest) {
        public BreakerTerms terms() {
            return new BreakerTerms(failures, first, longest);
        }
    }

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
     *     SOAP the base address; for JMS {@code jmss://user@host:port} with TLS and our client certificate, or {@code jms://} without
     *     TLS on this machine only; for MANUAL any address that tells a carrier where to go, such as {@code counter:district-office}
     * @param answerWithin after delivery, when answer and money should have come
     * @param answerDays the same in business days of the agency, until its cut-off of that day; where given, {@code answerWithin} is not asked
     * @param calendar when the agency takes files; without one at any time
     * @param confirmations of the agency, of which version
     * @param proof what counts as arrived
     * @param grouping whose lines share a file
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
            @DefaultValue("stat") Proof proof,
            @Valid @DefaultValue Grouping grouping,
            Optional<@Min(1) @Max(30) Integer> answerDays,
            @DefaultValue List<@Valid CalendarEntry> calendar) {
        public Profile {
            answerDays = given(answerDays);
        }
    }

    /**
     * Whether a file carries one fund's lines or those of many, and when a file of many is closed: by the first of the three.
     *
     * @param mostLines no file has more
     * @param mostFilesWait a checked line waits no longer for company
     * @param beforeCutoff so long before the cut-off of the sending window: what writing, signing and delivering take
     */
    public record Grouping(
            @DefaultValue("fund") By by,
            @DefaultValue("100000") @Min(1) @Max(100_000) int mostLines,

            @DefaultValue("1h") @NotNull @DurationMin(nanos = 0)
            Duration mostFilesWait,

            @DefaultValue("30m") @NotNull @DurationMin(nanos = 0)
            Duration beforeCutoff) {

        /** One file a fund and batch, frozen as soon as the batch is checked. */
        public static final Grouping BY_FUND =
                new Grouping(By.FUND, 100_000, Duration.ofHours(1), Duration.ofMinutes(30));

        public enum By {
            FUND,
            AGENCY
        }

        /** The rule by which lines wait for company; empty where each fund has its own files. */
        public Optional<GroupRule> rule() {
            return by == By.AGENCY
                    ? Optional.of(new GroupRule(mostLines, mostFilesWait, beforeCutoff))
                    : Optional.empty();
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
        SOAP,
        /** A queue at the agency's broker. */
        JMS,
        /** A person carries the file to a counter or a portal. */
        MANUAL
    }

    /** What proves that a file arrived. */
    public enum Proof {
        /** The other side shows the file with the same bytes; a file it does not show is not there and may be sent. */
        STAT,
        /**
         * The other side's receipt, {@code <name>.receipt} in its outbox. For agencies that take files out of their inbox at once: there a
         * file that was sent and is not shown may be anywhere, so it is never sent again without a word of theirs.
         */
        RECEIPT
    }

    /**
     * When a file is tried again; see {@link RetryTerms}. Settings say these as data, a profile each.
     *
     * @param attempts after so many a person decides
     * @param within and after so long since the first attempt
     * @param jitterPercent of a wait may be left out, so that files that failed together do not come back together
     * @param takes so long an attempt may take: none is begun later than this before the cut-off
     * @param otherBytes so long after the first attempt other bytes may stay under our name before a person decides, who is told sooner where the day's cut-off
     *     would be missed
     */
    public record Retry(
            @DefaultValue("40") @Min(1) @Max(100) int attempts,
            @DefaultValue("2s") Duration first,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("7d") Duration within,
            @DefaultValue("20") @Min(0) @Max(50) int jitterPercent,
            @DefaultValue("1m") Duration takes,
            @DefaultValue("2h") Duration otherBytes) {
        public RetryTerms terms() {
            return new RetryTerms(attempts, first, longest, within, jitterPercent, takes);
        }
    }

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
     * @param webhook whom the fund's events are told; null nobody
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
            @DefaultValue List<ExpectEntry.@Valid BatchDue> expected,
            @Nullable @Valid Webhook webhook) {
        @ConstructorBinding
        public FundEntry {}

        /** A fund that is told of nothing. */
        public FundEntry(
                String nameTh,
                String nameEn,
                Map<AgencyCode, PayerEntry> payers,
                List<AgreementEntry> agreements,
                String apiKeySha256,
                List<String> sftpKeys,
                Set<String> certificates,
                List<RulesEntry> rules,
                Set<Province> provinces,
                List<ExpectEntry.BatchDue> expected) {
            this(
                    nameTh,
                    nameEn,
                    payers,
                    agreements,
                    apiKeySha256,
                    sftpKeys,
                    certificates,
                    rules,
                    provinces,
                    expected,
                    null);
        }
    }

    /**
     * Where the fund's program is told that something happened.
     *
     * @param url {@code https}, or {@code http} on this machine only
     * @param keyFile name of a file in the keys folder: 64 hexadecimal digits, the key of the signature
     * @param attempts calls in a row that may be refused before an operator is asked
     * @param within the same by time: whichever comes first
     */
    public record Webhook(
            @NotNull URI url,

            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,60}[.]secret")
            String keyFile,

            @DefaultValue("60") @Min(1) @Max(10_000) int attempts,
            @DefaultValue("3d") @NotNull Duration within) {}

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
     * @param from first day of the term of office; null where nobody wrote it down
     * @param until last day of it; null for an office without a term
     */
    public record Officer(
            @NotBlank String login,
            @NotBlank String name,
            @NotBlank String password,

            @Pattern(regexp = "treasurer|collector|chair|committee|secretary|operator")
            String role,

            @DefaultValue Set<FundId> funds,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

        @ConstructorBinding
        public Officer {}

        /** An officer whose term nobody wrote down. */
        public Officer(String login, String name, String password, String role, Set<FundId> funds) {
            this(login, name, password, role, funds, null, null);
        }

        public Authority.Office office() {
            return new Authority.Office(role, from == null ? ALWAYS : from, Optional.ofNullable(until));
        }

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
