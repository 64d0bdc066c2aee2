package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.songtor.agency.sso.S40Format;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.sandbox.Misbehaviour;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.Channel;
import org.songtor.signing.ReadyKeys;

/** An error that comes back with status 200 is told by whoever called, and by nobody else. */
class FaultsOfCallsTest {
    private static final ProfileId S40 = ProfileId.of("sso/s40");

    @TempDir
    private Path dir;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger cxf = (Logger) LoggerFactory.getLogger(PhaseInterceptorChain.class);

    /** Only once the service is up, which sets up what is printed anew. */
    private void listen() {
        told.start();
        cxf.addAppender(told);
    }

    @AfterEach
    void stop() {
        cxf.detachAppender(told);
        camel.stop();
    }

    @Test
    void an_error_inside_200_comes_to_the_caller_and_is_printed_with_no_stack_beside() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            listen();
            sandbox.misbehave(Misbehaviour.ERROR_INSIDE_200, S40, 1);
            Exchange reply = submit("https://localhost:" + sandbox.httpsPort() + "/services/sso/s40");
            assertThat(Errors.of(Channel.SOAP, reply.getException(), Stage.PUTTING)
                            .outcome())
                    .isInstanceOf(Outcome.Unknown.class);
            assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        }
    }

    @Test
    void a_mistake_of_ours_is_printed_with_its_stack() {
        FaultsOfCalls calls = new FaultsOfCalls();
        assertThat(calls.faultOccurred(new IllegalStateException("ours"), "x", new MessageImpl()))
                .isTrue();
        assertThat(calls.faultOccurred(new Fault(new IllegalStateException("theirs")), "x", new MessageImpl()))
                .isFalse();
    }

    private Sandbox sandbox() {
        SandboxSettings.Agency agency =
                new SandboxSettings.Agency("0061234567", "camt.053", Map.of(S40.name(), SandboxSettings.Kind.SOAP));
        return Sandbox.start(new SandboxSettings(
                dir,
                ReadyKeys.at(dir.resolve("keys")),
                0,
                0,
                Optional.empty(),
                Map.of(S40.agency(), agency),
                Duration.ZERO,
                Duration.ZERO));
    }

    private Exchange submit(String box) throws Exception {
        SongtorSettings toy =
                FlowFixture.withTrust(FlowFixture.settings(Channel.SOAP, URI.create(box)), Edge.authority());
        SoapBoxes boxes = Edge.soap(camel, FlowFixture.called(toy, S40.agency()));
        String endpoint = boxes.endpoint(S40, box);
        camel.start();
        byte[] file = new S40Format().write(document());
        return camel.createProducerTemplate().request(endpoint, e -> boxes.submit(e, S40, file, new byte[] {1}));
    }

    private static Document document() {
        Document.Header header = new Document.Header(
                PaymentReference.ofNumber(7),
                7,
                Period.of("2569-11"),
                LocalDate.of(2026, 11, 21),
                new Fund.Payer("กองทุน", "1400000014", "000000"),
                new Document.Payee("0061234567", ""));
        Document.Line line = new Document.Line(
                1,
                NationalId.of("999999999001" + NationalId.checkDigit("999999999001")),
                new PersonName("นาย", "สมชาย", "ใจดี"),
                SchemeCode.of("sso40-1"),
                Satang.ofBaht(70),
                Optional.empty());
        return new Document(header, List.of(line));
    }
}
