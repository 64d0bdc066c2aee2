package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.xml.namespace.QName;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** Every error of every edge, at every stage of an attempt. */
class ErrorsTest {
    private static final URL HERE = url();
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    @ParameterizedTest
    @EnumSource(value = Channel.class)
    void an_error_nobody_knows_is_nothing_before_the_first_byte_and_unknown_after_it(Channel channel) {
        for (Exception error : List.of(
                new IllegalStateException("surprise"),
                new IOException("connection reset"),
                new SocketException("Broken pipe"),
                new SocketTimeoutException("Read timed out"),
                new SSLException("closing inbound before receiving peer's close_notify"))) {
            becomes(channel, error, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
            if (channel != Channel.MANUAL) {
                becomes(channel, error, Stage.PUTTING, Outcome.Unknown.class);
                becomes(channel, error, Stage.PUT, Outcome.Unknown.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void a_connection_that_never_stood_carried_nothing(Channel channel) throws IOException {
        for (IOException error : List.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException("No route to host"),
                new UnknownHostException("nowhere"),
                new ConnectTimeoutException("connect timed out"),
                new ConnectionRequestTimeoutException("all are in use"),
                new HttpConnectTimeoutException("connect timed out"),
                new NothingLeftException("cannot be opened", new IOException("no")),
                new SSLHandshakeException("Received fatal alert: bad_certificate"))) {
            for (Exception wrapped : List.of(error, new IOException("SFTP x", error), new RuntimeException(error))) {
                becomes(channel, wrapped, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
                becomes(channel, wrapped, Stage.PUTTING, Outcome.TryAgain.class);
                becomes(channel, wrapped, Stage.PUT, Outcome.Unknown.class);
                assertThat(Errors.of(channel, wrapped, Stage.PUTTING).stops()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Channel.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void a_server_that_shows_another_certificate_stops_the_agency(Channel channel) {
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("not ours"));
        for (Exception error : List.of(untrusted, new SSLPeerUnverifiedException("localhost"))) {
            for (Stage stage : List.of(Stage.NOTHING_LEFT, Stage.PUTTING)) {
                becomes(channel, error, stage, Outcome.TryAgain.class);
                assertThat(Errors.of(channel, error, stage).stops()).isTrue();
            }
            becomes(channel, error, Stage.PUT, Outcome.Unknown.class);
        }
    }

    @Test
    void a_host_that_shows_another_key_stops_the_agency() throws Exception {
        for (Class<? extends JSchHostKeyException> kind : List.of(
                JSchChangedHostKeyException.class,
                JSchUnknownHostKeyException.class,
                JSchRevokedHostKeyException.class)) {
            Constructor<? extends JSchHostKeyException> maker = kind.getDeclaredConstructor(String.class);
            maker.setAccessible(true);
            Exception error = new NothingLeftException("SFTP x", maker.newInstance("another key"));
            Verdict verdict = Errors.of(Channel.SFTP, error, Stage.PUTTING);
            assertThat(verdict.stops()).isTrue();
            assertThat(verdict.outcome()).isInstanceOf(Outcome.TryAgain.class);
        }
        assertThat(Errors.of(Channel.SFTP, new JSchException("Auth fail for methods 'publickey'"), Stage.NOTHING_LEFT)
                        .stops())
                .isFalse();
    }

    /** Numbers of the SFTP drafts up to version 6; servers that speak 3 send 4 with a text for what 3 has no number for. */
    @Test
    void no_status_of_sftp_is_a_no_to_the_file() {
        for (int status : IntStream.rangeClosed(0, 31).toArray()) {
            for (String text :
                    List.of("Permission denied", "Disk quota exceeded", "No space left on device", "Failure")) {
                Exception error = SftpLines.failure(URI.create("sftp://a@b:22/c"), new SftpException(status, text));
                becomes(Channel.SFTP, error, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
                becomes(Channel.SFTP, error, Stage.PUTTING, Outcome.Unknown.class);
                becomes(Channel.SFTP, error, Stage.PUT, Outcome.Unknown.class);
                becomes(
                        Channel.SFTP,
                        new NothingLeftException("cannot be opened", new SftpException(status, text)),
                        Stage.PUTTING,
                        Outcome.TryAgain.class);
            }
        }
    }

    @Test
    void of_all_statuses_of_http_only_those_about_the_file_are_a_no() {
        Set<Integer> turnedAway = Set.of(401, 403, 407, 412, 429);
        for (int status : IntStream.rangeClosed(100, 599).toArray()) {
            StatusException error = new StatusException("put the file", status, Optional.empty());
            becomes(Channel.HTTPS, error, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
            becomes(Channel.HTTPS, error, Stage.PUT, Outcome.Unknown.class);
            Class<? extends Outcome> expected = status / 100 != 4 || status == 408
                    ? Outcome.Unknown.class
                    : turnedAway.contains(status) ? Outcome.TryAgain.class : Outcome.Refused.class;
            becomes(Channel.HTTPS, error, Stage.PUTTING, expected);
            becomes(Channel.SOAP, new HTTPException(status, "", HERE), Stage.PUTTING, expected);
        }
    }

    @Test
    void how_long_a_server_asks_to_be_left_alone_is_kept() {
        for (int status : List.of(408, 429, 500, 503)) {
            StatusException error = new StatusException("put", status, Optional.of(Duration.ofSeconds(120)));
            for (Stage stage : Stage.values()) {
                assertThat(Errors.of(Channel.HTTPS, error, stage).later()).contains(Duration.ofSeconds(120));
            }
        }
    }

    /** Such as a busy service: asked a second after our patience ended it says that the file is not there, and takes it, and then the copy as well. */
    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"HTTPS", "SOAP"})
    void a_service_that_took_the_file_and_said_nothing_is_left_alone_before_it_is_asked(Channel channel) {
        for (Exception silence : List.of(
                new SocketTimeoutException("Read timed out"),
                new HttpTimeoutException("request timed out"),
                new CutOffException("cut off after 60 s", new IOException("closed")))) {
            for (Exception error : List.of(silence, new RuntimeException(silence))) {
                becomes(channel, error, Stage.PUTTING, Outcome.Unknown.class);
                assertThat(Errors.of(channel, error, Stage.PUTTING).later()).contains(Duration.ofMinutes(1));
                for (Stage noFileIsOnItsWay : List.of(Stage.NOTHING_LEFT, Stage.PUT)) {
                    assertThat(Errors.of(channel, error, noFileIsOnItsWay).later())
                            .isEmpty();
                }
            }
        }
        assertThat(Errors.of(channel, new IOException("connection reset"), Stage.PUTTING)
                        .later())
                .as("it ended, and nobody is at work any more")
                .isEmpty();
    }

    @Test
    void a_proxy_that_stopped_waiting_is_as_silent_as_the_service_behind_it() {
        for (Channel channel : List.of(Channel.HTTPS, Channel.SOAP)) {
            Exception error = channel == Channel.SOAP
                    ? new HTTPException(504, "", HERE)
                    : new StatusException("put", 504, Optional.empty());
            assertThat(Errors.of(channel, error, Stage.PUTTING).later()).contains(Duration.ofMinutes(1));
            assertThat(Errors.of(channel, error, Stage.PUT).later()).isEmpty();
        }
    }

    @Test
    void a_fault_is_a_no_only_where_the_agency_says_that_the_message_must_change() {
        Soap12 soap = Soap12.getInstance();
        List<QName> no = List.of(soap.getSender(), soap.getMustUnderstand(), soap.getVersionMismatch());
        List<QName> nothing = List.of(
                soap.getReceiver(), new QName("urn:somebody", "Busy"), new QName(soap.getNamespace(), "Client"));
        for (QName code : Stream.concat(no.stream(), nothing.stream()).toList()) {
            AgencyFault fault = new AgencyFault(new SoapFault("because", code));
            becomes(Channel.SOAP, fault, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
            becomes(
                    Channel.SOAP,
                    fault,
                    Stage.PUTTING,
                    no.contains(code) ? Outcome.Refused.class : Outcome.Unknown.class);
            becomes(Channel.SOAP, fault, Stage.PUT, Outcome.Unknown.class);
            becomes(Channel.SOAP, new SoapFault("found in the reply", code), Stage.PUTTING, Outcome.Unknown.class);
        }
    }

    @Test
    void a_fault_of_security_is_no_no_to_the_file() {
        SoapFault bySubCode = new SoapFault("expired", Soap12.getInstance().getSender());
        bySubCode.addSubCode(new QName(WSSE, "MessageExpired"));
        for (SoapFault fault : List.of(bySubCode, new SoapFault("who", new QName(WSSE, "FailedAuthentication")))) {
            becomes(Channel.SOAP, new AgencyFault(fault), Stage.PUTTING, Outcome.TryAgain.class);
        }
    }

    @Test
    void a_broker_that_says_it_did_not_take_a_message_did_not_and_of_every_other_word_nothing_is_known() {
        Set<ActiveMQExceptionType> notTaken = Set.of(
                ActiveMQExceptionType.SECURITY_EXCEPTION,
                ActiveMQExceptionType.ADDRESS_FULL,
                ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
                ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
                ActiveMQExceptionType.SESSION_CREATION_REJECTED,
                ActiveMQExceptionType.INTERCEPTOR_REJECTED_PACKET,
                ActiveMQExceptionType.ROUTING_EXCEPTION);
        for (ActiveMQExceptionType type : ActiveMQExceptionType.values()) {
            jakarta.jms.JMSException error = new jakarta.jms.JMSException("AMQ");
            error.initCause(new ActiveMQException(type, "said"));
            becomes(Channel.JMS, error, Stage.NOTHING_LEFT, Outcome.TryAgain.class);
            becomes(
                    Channel.JMS,
                    error,
                    Stage.PUTTING,
                    notTaken.contains(type) ? Outcome.TryAgain.class : Outcome.Unknown.class);
            becomes(Channel.JMS, error, Stage.PUT, Outcome.Unknown.class);
        }
    }

    @Test
    void the_errors_words_show_no_persons_number_and_do_not_go_on_for_ever() {
        Verdict verdict = Errors.of(
                Channel.SFTP, new IOException("row 1234567890123\r\nFAILED " + "x".repeat(1_000)), Stage.PUTTING);
        assertThat(verdict.outcome().detail())
                .doesNotContain("123456789012", "\n", "\r")
                .contains("0123")
                .hasSizeLessThan(300);
    }

    @Test
    void causes_that_go_in_a_circle_are_no_endless_search() {
        List<Exception> circle = new ArrayList<>(List.of(new IOException("a"), new IOException("b")));
        circle.get(0).initCause(circle.get(1));
        circle.get(1).initCause(circle.get(0));
        becomes(Channel.SFTP, circle.get(0), Stage.PUTTING, Outcome.Unknown.class);
    }

    private static URL url() {
        try {
            return new URL("https://localhost/");
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void becomes(Channel channel, Exception error, Stage stage, Class<? extends Outcome> expected) {
        assertThat(Errors.of(channel, error, stage).outcome())
                .as("%s %s %s", channel, stage, error)
                .isInstanceOf(expected);
    }
}
