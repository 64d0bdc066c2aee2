package org.songtor.flow;

import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.EventNotifier;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.Installation;
import org.songtor.port.LayoutActivations;
import org.songtor.port.Outbox;
import org.songtor.port.StatementFormat;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.BreakerEntry;
import org.songtor.settings.Channel;
import org.songtor.settings.ConfirmationEntry;
import org.songtor.settings.GroupingEntry;
import org.songtor.settings.HttpsEntry;
import org.songtor.settings.IntakeEntry;
import org.songtor.settings.PayerEntry;
import org.songtor.settings.ProfileEntry;
import org.songtor.settings.Proof;
import org.songtor.settings.RetryEntry;
import org.songtor.settings.SchemeEntry;
import org.songtor.settings.SftpEntry;
import org.songtor.settings.StatementSource;
import org.songtor.settings.WorkEntry;

/** Lets tests of the steps make what the flow gives them. */
public final class FlowFixture {
    /** Three attempts; the waits are the store's business and pass by hand. */
    public static final RetryEntry RETRY = new RetryEntry(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            0,
            Duration.ofSeconds(1),
            Duration.ofMinutes(20));

    public static final BreakerEntry BREAKER = new BreakerEntry(5, Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** A public key of nobody. */
    private static final String HOST_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL5oEN7ixXM5MxhdDEJMRDrieCgwbtn27xzpqQFYi4z6";

    public static final ProfileId DUES = ProfileId.of("toy/dues");

    private FlowFixture() {}

    public static Worker worker(Outbox outbox, SongtorSettings settings) {
        return new Worker(outbox, new Leases(outbox, settings, Clock.systemUTC()), settings);
    }

    public static Bundle bundle(Outbox outbox, SongtorSettings settings) {
        Leases leases = new Leases(outbox, settings, Clock.systemUTC());
        return new Bundle(outbox, new Worker(outbox, leases, settings), leases);
    }

    public static Doorbell doorbell(Outbox outbox, ProducerTemplate camel, SongtorSettings settings) {
        return new Doorbell(outbox, Ringer.over(camel), settings);
    }

    public static Formats formats(List<AgencyFormat> agencies, List<StatementFormat> statements) {
        return new Formats(agencies, statements);
    }

    public static ActiveLayouts layouts(LayoutActivations activations, Formats formats, SongtorSettings settings) {
        return new ActiveLayouts(activations, formats, settings);
    }

    public static Catalogue catalogue(SongtorSettings settings) {
        return new FlowConfiguration().catalogue(settings);
    }

    /** Camel's way to a broker, as the program has it. */
    public static JmsComponent jms(ConnectionFactory connections) {
        return new BrokerConfiguration().jms(connections);
    }

    /** What becomes of a message whose route fails. */
    public static RoutesBuilder failurePolicy() {
        return new FailurePolicy();
    }

    /** What fails on a box's route spoils the look. */
    public static EventNotifier failures(Boxes boxes) {
        return new BoxFailures(boxes);
    }

    /** One agency, {@code toy}, with one profile, {@code dues}, reached this way. */
    public static SongtorSettings settings(Channel channel, URI address) {
        return settings(Installation.Mode.SANDBOX, channel, address);
    }

    public static SongtorSettings settings(Installation.Mode mode, Channel channel, URI address) {
        return settings(mode, channel, address, List.of());
    }

    static SongtorSettings settings(
            Installation.Mode mode, Channel channel, URI address, List<ConfirmationEntry> confirmations) {
        return settings(mode, channel, address, confirmations, Proof.STAT);
    }

    /** As {@link #settings(Channel, URI)}, of an agency that takes files out of its inbox at once. */
    public static SongtorSettings byReceipt(Channel channel, URI address) {
        return settings(Installation.Mode.SANDBOX, channel, address, List.of(), Proof.RECEIPT);
    }

    /** The same with another folder of keys. */
    public static SongtorSettings withKeys(SongtorSettings s, Path keys) {
        return new SongtorSettings(
                s.mode(),
                s.node(),
                s.home(),
                keys,
                s.formats(),
                s.database(),
                s.intake(),
                s.work(),
                s.agencies(),
                s.funds(),
                s.officers(),
                s.sftp(),
                s.https());
    }

    /** The same with the toy agency's host keys as the settings say them. */
    public static SongtorSettings withHostKeys(SongtorSettings s, String... keys) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        return knowing(s, toy, toy.exchangeWithin(), List.of(keys), toy.trust());
    }

    /** With a minute for one exchange, for who asks a real service of which only the answer matters: three seconds are few on a busy machine. */
    public static SongtorSettings unhurried(SongtorSettings s) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        return knowing(s, toy, Duration.ofMinutes(1), toy.hostKeys(), toy.trust());
    }

    /** The same with other files of whom the toy agency trusts. */
    public static SongtorSettings withTrust(SongtorSettings s, Path... files) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        return knowing(s, toy, toy.exchangeWithin(), toy.hostKeys(), List.of(files));
    }

    private static SongtorSettings knowing(
            SongtorSettings s, AgencyEntry toy, Duration within, List<String> hostKeys, List<Path> trust) {
        AgencyEntry agency = new AgencyEntry(
                toy.nameTh(),
                toy.nameEn(),
                toy.account(),
                toy.statement(),
                toy.profiles(),
                toy.schemes(),
                toy.sender(),
                toy.breaker(),
                within,
                toy.refusedAnswerAgain(),
                toy.connections(),
                hostKeys,
                trust);
        return withToy(s, agency);
    }

    /** The same, but that the toy agency has this scheme alone. */
    public static SongtorSettings withScheme(SongtorSettings s, SchemeCode code, String nameTh, String nameEn) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        SchemeEntry scheme = new SchemeEntry(nameTh, nameEn, "dues", Optional.empty(), Set.of(), 1, false, List.of());
        return withToy(
                s,
                new AgencyEntry(
                        toy.nameTh(),
                        toy.nameEn(),
                        toy.account(),
                        toy.statement(),
                        toy.profiles(),
                        Map.of(code, scheme),
                        toy.sender(),
                        toy.breaker(),
                        toy.exchangeWithin(),
                        toy.refusedAnswerAgain(),
                        toy.connections(),
                        toy.hostKeys(),
                        toy.trust()));
    }

    /** The same, but that the toy agency has another code. */
    public static SongtorSettings called(SongtorSettings s, AgencyCode code) {
        return withAgency(s, code, s.agencies().values().iterator().next());
    }

    /** The same with another agency beside, and its account. */
    static SongtorSettings withOther(SongtorSettings s, AgencyCode code, String account) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        AgencyEntry other = new AgencyEntry(
                toy.nameTh(),
                toy.nameEn(),
                account,
                toy.statement(),
                Map.of(),
                toy.schemes(),
                toy.sender(),
                toy.breaker(),
                toy.exchangeWithin(),
                toy.refusedAnswerAgain(),
                toy.connections(),
                toy.hostKeys(),
                toy.trust());
        return withAgencies(s, Map.of(AgencyCode.of("toy"), toy, code, other));
    }

    /** The same with another agency beside that is like the toy one, but for the address of its boxes and its host keys. */
    public static SongtorSettings withOther(SongtorSettings s, AgencyCode code, URI address, String... hostKeys) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        AgencyEntry there = settings(toy.profiles().get("dues").channel(), address)
                .agencies()
                .get(AgencyCode.of("toy"));
        AgencyEntry other = knowing(s, there, there.exchangeWithin(), List.of(hostKeys), there.trust())
                .agencies()
                .get(AgencyCode.of("toy"));
        return withAgencies(s, Map.of(AgencyCode.of("toy"), toy, code, other));
    }

    private static SongtorSettings withToy(SongtorSettings s, AgencyEntry toy) {
        return withAgency(s, AgencyCode.of("toy"), toy);
    }

    private static SongtorSettings withAgency(SongtorSettings s, AgencyCode code, AgencyEntry agency) {
        return withAgencies(s, Map.of(code, agency));
    }

    private static SongtorSettings withAgencies(SongtorSettings s, Map<AgencyCode, AgencyEntry> agencies) {
        return new SongtorSettings(
                s.mode(),
                s.node(),
                s.home(),
                s.keys(),
                s.formats(),
                s.database(),
                s.intake(),
                s.work(),
                agencies,
                s.funds(),
                s.officers(),
                s.sftp(),
                s.https());
    }

    private static SongtorSettings settings(
            Installation.Mode mode, Channel channel, URI address, List<ConfirmationEntry> confirmations, Proof proof) {
        ProfileEntry profile = new ProfileEntry(
                channel,
                address,
                "",
                Duration.ofDays(2),
                Duration.ofMillis(50),
                RETRY,
                confirmations,
                proof,
                GroupingEntry.BY_FUND,
                Optional.empty(),
                List.of());
        AgencyEntry agency = new AgencyEntry(
                "ทอย",
                "Toy",
                "0001112223",
                new StatementSource("camt.053", channel, address, Duration.ofMillis(50), null),
                Map.of("dues", profile),
                Map.of(),
                null,
                BREAKER,
                Duration.ofSeconds(3),
                Duration.ofMinutes(20),
                2,
                mode == Installation.Mode.LIVE ? List.of(HOST_KEY) : List.of(),
                mode == Installation.Mode.LIVE ? List.of(Path.of("agency.pem")) : List.of());
        return new SongtorSettings(
                mode,
                "test",
                Path.of("home"),
                Path.of("keys"),
                null,
                null,
                new IntakeEntry(Duration.ofSeconds(1), 1, 1, 1),
                new WorkEntry(
                        Duration.ofMillis(50),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2),
                        1,
                        10,
                        Duration.ofHours(1),
                        Duration.ofMinutes(1)),
                Map.of(AgencyCode.of("toy"), agency),
                Map.of(),
                List.of(),
                sftp(false),
                https(false));
    }

    /** The same settings, but that the toy agency's files carry many funds' lines under this name. */
    public static SongtorSettings grouped(SongtorSettings s, PayerEntry sender) {
        GroupingEntry byAgency =
                new GroupingEntry(GroupingEntry.By.AGENCY, 100, Duration.ofHours(1), Duration.ofMinutes(30));
        return withDues(s, sender, byAgency, Optional.empty());
    }

    /** The same settings, but that the toy agency answers within so many of its business days. */
    public static SongtorSettings answering(SongtorSettings s, int days) {
        return withDues(s, null, GroupingEntry.BY_FUND, Optional.of(days));
    }

    private static SongtorSettings withDues(
            SongtorSettings s, @Nullable PayerEntry sender, GroupingEntry grouping, Optional<Integer> answerDays) {
        AgencyEntry toy = s.agencies().get(AgencyCode.of("toy"));
        ProfileEntry dues = toy.profiles().get("dues");
        ProfileEntry profile = new ProfileEntry(
                dues.channel(),
                dues.address(),
                dues.serviceCode(),
                dues.answerWithin(),
                dues.poll(),
                dues.retry(),
                dues.confirmations(),
                dues.proof(),
                grouping,
                answerDays,
                dues.calendar());
        AgencyEntry agency = new AgencyEntry(
                toy.nameTh(),
                toy.nameEn(),
                toy.account(),
                toy.statement(),
                Map.of("dues", profile),
                Map.of(),
                sender,
                toy.breaker(),
                toy.exchangeWithin(),
                toy.refusedAnswerAgain(),
                toy.connections(),
                toy.hostKeys(),
                toy.trust());
        return withToy(s, agency);
    }

    /** Any free port; of everything else little, so that a bound can be met. */
    public static SftpEntry sftp(boolean enabled) {
        return new SftpEntry(enabled, "127.0.0.1", 0, 4, 2, 20, 4, Duration.ofMinutes(2), Duration.ofHours(1));
    }

    public static HttpsEntry https(boolean enabled) {
        return new HttpsEntry(enabled, "127.0.0.1", 0);
    }
}
