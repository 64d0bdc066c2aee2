package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.Channel;
import org.songtor.signing.ReadyKeys;

/** The gateway's SOAP client against a real service, and whom its agency's settings trust. */
class SoapTrustTest {
    private static final ProfileId S40 = ProfileId.of("sso/s40");

    @TempDir
    private static Path dir;

    private static Sandbox sandbox;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    static void service() {
        AgencyCode sso = S40.agency();
        SandboxSettings.Agency agency =
                new SandboxSettings.Agency("0061234567", "camt.053", Map.of(S40.name(), SandboxSettings.Kind.SOAP));
        sandbox = Sandbox.start(new SandboxSettings(
                dir,
                ReadyKeys.at(dir.resolve("keys")),
                0,
                0,
                Optional.empty(),
                Map.of(sso, agency),
                Duration.ZERO,
                Duration.ZERO));
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_service_of_whom_the_settings_trust_is_asked() throws Exception {
        Exchange reply = inquire(Edge.authority());
        assertThat(reply.getException()).isNull();
        assertThat(Edge.soap(camel).known(reply)).isEmpty();
    }

    @Test
    void a_service_whom_another_agencys_authority_vouches_for_is_a_stranger_and_nothing_left() throws Exception {
        Exchange reply = inquire(Edge.other().authority());
        Verdict verdict = Errors.of(Channel.SOAP, reply.getException(), Stage.PUTTING);
        assertThat(verdict.stops()).isTrue();
        assertThat(verdict.outcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(verdict.outcome().detail())
                .contains("another identity", "not trusted by songtor.agencies.sso.trust");
    }

    private Exchange inquire(Path trust) {
        URI box = URI.create("https://localhost:" + sandbox.httpsPort() + "/services/sso/s40");
        SongtorSettings toy =
                FlowFixture.unhurried(FlowFixture.withTrust(FlowFixture.settings(Channel.SOAP, box), trust));
        SoapBoxes boxes = Edge.soap(camel, FlowFixture.called(toy, S40.agency()));
        String endpoint = boxes.endpoint(S40, box.toString());
        camel.start();
        return camel.createProducerTemplate().request(endpoint, e -> boxes.inquire(e, S40, "ST0000000777"));
    }
}
