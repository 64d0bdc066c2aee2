package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.KeyStore;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.model.AgencyCode;
import org.songtor.model.FormVersion;
import org.songtor.port.AgencyFormat;
import org.songtor.port.Installation.Mode;
import org.songtor.port.KeyRing;
import org.songtor.port.StatementFormat;
import org.songtor.settings.Channel;
import org.songtor.settings.ConfirmationEntry;
import org.songtor.settings.PayerEntry;
import org.songtor.statement.Camt053Format;

class StartCheckTest {
    private static final URI BOX = URI.create("sftp://toy@localhost/dues");
    private static final List<String> ROUTES = List.of(
            "deliver-toy.dues",
            "answers-toy.dues",
            "statements-toy",
            "doorbell",
            "sweeper",
            "check",
            "dispatch",
            "group",
            "write",
            "reconcile",
            "credits",
            "expect",
            "notify",
            "sweeper");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemoryActivations activations = new MemoryActivations();

    @Test
    void the_sandbox_starts_with_development_keys_and_unconfirmed_profiles() {
        assertThatCode(() -> check(Mode.SANDBOX, true)).doesNotThrowAnyException();
    }

    @Test
    void live_mode_refuses_a_profile_that_no_agency_confirmed() {
        assertThatThrownBy(() -> check(Mode.LIVE, false))
                .hasMessageContaining("does not start")
                .hasMessageContaining("toy/dues: UNCONFIRMED");
    }

    @Test
    void live_mode_starts_when_both_parts_are_confirmed_as_they_are() {
        assertThatCode(() -> live(confirmations())).doesNotThrowAnyException();
    }

    @Test
    void live_mode_refuses_an_answer_that_nobody_confirmed() {
        List<ConfirmationEntry> remittance = confirmations().stream()
                .filter(c -> c.part() == FormVersion.Part.REMITTANCE)
                .toList();
        assertThatThrownBy(() -> live(remittance))
                .hasMessageContaining("toy/dues: UNCONFIRMED, answer version 1 has no recorded confirmation");
    }

    @Test
    void a_form_changed_after_it_was_confirmed_is_refused_again() {
        String before = "0".repeat(64);
        List<ConfirmationEntry> stale = confirmations().stream()
                .map(c -> c.part() == FormVersion.Part.REMITTANCE ? confirmation(c.part(), 1, before) : c)
                .toList();
        FormVersion now = new ToyFormat().versions().get(0);
        assertThatThrownBy(() -> live(stale))
                .hasMessageContaining("toy/dues")
                .hasMessageContaining("remittance version 1 was changed after it was confirmed")
                .hasMessageContaining("confirmed hash " + before + ", found " + now.hash())
                .message()
                .doesNotContain("answer");
    }

    @Test
    void a_confirmation_of_a_version_that_is_not_there_stops_the_start() {
        List<ConfirmationEntry> other = List.of(confirmation(FormVersion.Part.ANSWER, 7, "0".repeat(64)));
        assertThatThrownBy(
                        () -> check(Mode.SANDBOX, List.of(new ToyFormat()), List.of(new Camt053Format()), true, other))
                .hasMessageContaining("toy/dues answer version 7, which is not there");
    }

    @Test
    void a_later_version_asks_for_a_confirmation_once_two_people_activated_it() {
        FormVersion later = new ToyFormat()
                .versions().stream().filter(v -> !v.first()).findFirst().orElseThrow();
        List<ConfirmationEntry> firstOnly =
                confirmations().stream().filter(c -> c.version() == 1).toList();
        assertThatCode(() -> live(firstOnly)).doesNotThrowAnyException();
        activations.approve(activations.propose(later, "one").id(), later, "two");
        assertThatThrownBy(() -> live(firstOnly)).hasMessageContaining("remittance version 2 has no recorded");
    }

    private StartCheck live(List<ConfirmationEntry> confirmations) {
        return check(Mode.LIVE, List.of(new ToyFormat()), List.of(new Camt053Format()), false, confirmations);
    }

    private static List<ConfirmationEntry> confirmations() {
        return new ToyFormat()
                .versions().stream()
                        .map(v -> confirmation(
                                v.part(), v.info().version(), v.hash().hex()))
                        .toList();
    }

    private static ConfirmationEntry confirmation(FormVersion.Part part, int version, String hash) {
        return new ConfirmationEntry(part, version, hash, "a clerk", LocalDate.of(2026, 11, 21), "letter 1/2569");
    }

    @Test
    void a_file_of_many_funds_needs_a_sender_whom_the_agency_knows() {
        PayerEntry network = new PayerEntry("เครือข่ายกองทุน", "1900000001", "000000");
        assertThatThrownBy(() -> grouped(new ToyFormat(), null))
                .hasMessageContaining("songtor.agencies.toy.profiles.dues.grouping.by")
                .hasMessageContaining("needs songtor.agencies.toy.sender");
        assertThatCode(() -> grouped(new ToyFormat(), network)).doesNotThrowAnyException();
        assertThat(FlowFixture.grouped(FlowFixture.settings(Channel.SFTP, BOX), network)
                        .sender(FlowFixture.DUES)
                        .registeredName())
                .isEqualTo("เครือข่ายกองทุน");
    }

    @Test
    void a_form_whose_payer_is_party_to_each_line_carries_one_fund() {
        AgencyFormat employers = new ToyFormat() {
            @Override
            public boolean carriesManyFunds() {
                return false;
            }
        };
        assertThatThrownBy(() -> grouped(employers, new PayerEntry("เครือข่าย", "1900000001", "000000")))
                .hasMessageContaining("the form's payer is party to each line");
    }

    private void grouped(AgencyFormat format, PayerEntry sender) {
        SongtorSettings settings = FlowFixture.grouped(FlowFixture.settings(Channel.SFTP, BOX), sender);
        Formats all = new Formats(List.of(format), List.of(new Camt053Format()));
        new StartCheck(settings, all, new Ring(true), camel, new ActiveLayouts(activations, all, settings));
    }

    @Test
    void one_account_of_two_agencies_stops_the_start() {
        SongtorSettings one = FlowFixture.settings(Channel.SFTP, BOX);
        Formats all = new Formats(List.of(new ToyFormat()), List.of(new Camt053Format()));
        AgencyCode other = AgencyCode.of("other");
        assertThatThrownBy(() -> started(FlowFixture.withOther(one, other, "0001112223"), all))
                .hasMessageContaining(
                        "songtor.agencies.other.account and songtor.agencies.toy.account are both 0001112223");
        assertThatCode(() -> started(FlowFixture.withOther(one, other, "0001112224"), all))
                .doesNotThrowAnyException();
    }

    private StartCheck started(SongtorSettings settings, Formats all) {
        return new StartCheck(settings, all, new Ring(true), camel, new ActiveLayouts(activations, all, settings));
    }

    @Test
    void live_mode_refuses_an_sftp_server_whose_key_nobody_wrote_down() {
        SongtorSettings settings =
                FlowFixture.withHostKeys(FlowFixture.settings(Mode.LIVE, Channel.SFTP, BOX, confirmations()));
        Formats all = new Formats(List.of(new ToyFormat()), List.of(new Camt053Format()));
        assertThatThrownBy(() -> new StartCheck(
                        settings, all, new Ring(false), camel, new ActiveLayouts(activations, all, settings)))
                .hasMessageContaining("live mode needs songtor.agencies.toy.host-keys");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS, https://files.example/dues, true",
        "SOAP, https://files.example/dues, true",
        "JMS, jmss://toy@files.example:61617, true",
        "JMS, jms://toy@127.0.0.1:61616, false",
        "SFTP, sftp://toy@files.example/dues, false"
    })
    void live_mode_refuses_an_agency_that_does_not_say_who_vouches_for_its_server(
            Channel channel, URI box, boolean refused) {
        SongtorSettings settings =
                FlowFixture.withTrust(FlowFixture.settings(Mode.LIVE, channel, box, confirmations()));
        Formats all = new Formats(List.of(new ToyFormat()), List.of(new Camt053Format()));
        ThrowingCallable start = () ->
                new StartCheck(settings, all, new Ring(false), camel, new ActiveLayouts(activations, all, settings));
        if (refused) {
            assertThatThrownBy(start).hasMessageContaining("live mode needs songtor.agencies.toy.trust");
        } else {
            assertThatCode(start).doesNotThrowAnyException();
        }
    }

    @Test
    void live_mode_refuses_development_keys() {
        assertThatThrownBy(() -> check(Mode.LIVE, true)).hasMessageContaining("development keys");
    }

    @Test
    void a_configured_profile_without_a_format_stops_the_start() {
        assertThatThrownBy(() -> check(Mode.SANDBOX, List.of(), List.of(new Camt053Format()), true))
                .hasMessageContaining("no format for profile toy/dues");
    }

    @Test
    void a_configured_statement_form_that_is_missing_stops_the_start() {
        assertThatThrownBy(() -> check(Mode.SANDBOX, List.of(new ToyFormat()), List.of(), true))
                .hasMessageContaining("camt.053");
    }

    @Test
    void two_formats_of_one_profile_stop_the_start() {
        assertThatThrownBy(() -> new Formats(List.of(new ToyFormat(), new ToyFormat()), List.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void every_route_that_is_expected_and_names_a_policy_may_run() throws Exception {
        ROUTES.forEach(id -> route(id, FailurePolicy.ID));
        camel.addRoutes(new FailurePolicy());
        assertThatCode(() -> check(Mode.SANDBOX, true).routes()).doesNotThrowAnyException();
    }

    @Test
    void a_route_that_is_missing_stops_the_start() throws Exception {
        ROUTES.stream().skip(1).forEach(id -> route(id, FailurePolicy.ID));
        camel.addRoutes(new FailurePolicy());
        assertThatThrownBy(() -> check(Mode.SANDBOX, true).routes())
                .hasMessageContaining("route deliver-toy.dues is missing");
    }

    @Test
    void a_route_without_a_failure_policy_and_one_that_misspells_it_stop_the_start() throws Exception {
        ROUTES.forEach(id -> route(id, FailurePolicy.ID));
        camel.addRoutes(new FailurePolicy());
        route("forgetful", null);
        route("misspelt", "failure");
        assertThatThrownBy(() -> check(Mode.SANDBOX, true).routes())
                .hasMessageContaining("route forgetful names no failure policy")
                .hasMessageContaining("route misspelt names no failure policy that exists: failure");
    }

    private StartCheck check(Mode mode, boolean development) {
        return check(mode, List.of(new ToyFormat()), List.of(new Camt053Format()), development);
    }

    private StartCheck check(
            Mode mode, List<AgencyFormat> formats, List<StatementFormat> statements, boolean development) {
        return check(mode, formats, statements, development, List.of());
    }

    private StartCheck check(
            Mode mode,
            List<AgencyFormat> formats,
            List<StatementFormat> statements,
            boolean development,
            List<ConfirmationEntry> confirmations) {
        SongtorSettings settings =
                FlowFixture.settings(mode, Channel.SFTP, URI.create("sftp://toy@localhost/dues"), confirmations);
        Formats all = new Formats(formats, statements);
        return new StartCheck(
                settings, all, new Ring(development), camel, new ActiveLayouts(activations, all, settings));
    }

    private void route(String id, String policy) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    var route = from("direct:" + id).routeId(id);
                    if (policy != null) {
                        route.routeConfigurationId(policy);
                    }
                    route.setBody(constant(""));
                }
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Only whether its keys are for development is asked of it. */
    private record Ring(boolean development) implements KeyRing {
        @Override
        public char[] password() {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] caPem() {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyStore identity(Identity name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyStore trust() {
            throw new UnsupportedOperationException();
        }
    }
}
