package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;

/** How long a reply is waited for: as long as the agency's settings let one exchange last, which is three seconds here. */
class PatienceTest {
    private static final ProfileId S40 = ProfileId.of("sso/s40");

    private static final int STATUS = 101;
    private static final byte[] NO_SUCH_FILE =
            ByteBuffer.allocate(3 * Integer.BYTES).putInt(2).array();

    /** What takes as long as a login may last, each beside the others; its own test says what came of it. */
    private static final ExecutorService WAITING = Executors.newCachedThreadPool();

    private static Future<?> greetsNobody;
    private static Future<?> idle;
    private static Future<?> talks;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    static void waitSideBySide() {
        greetsNobody = WAITING.submit(PatienceTest::greetsNobody);
        idle = WAITING.submit(PatienceTest::idle);
        talks = WAITING.submit(PatienceTest::talks);
    }

    @AfterAll
    static void end() {
        WAITING.shutdownNow();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_reply_by_https_is_waited_for_as_long_as_an_exchange_with_its_agency_may_last() {
        URI box = URI.create("https://box.example/in");
        SongtorSettings toy = FlowFixture.settings(Channel.HTTPS, box);
        HttpsBoxes boxes = Edge.https(camel, toy);
        assertThat(boxes.of(FlowFixture.DUES.agency(), box))
                .contains("responseTimeout=3000")
                .contains("connectTimeout=5000");
        assertThat(boxes.of(FlowFixture.DUES.agency(), URI.create("https://elsewhere.example/in")))
                .contains("responseTimeout=60000");
    }

    @Test
    void a_reply_by_soap_is_waited_for_as_long_as_an_exchange_with_its_agency_may_last() throws Exception {
        URI box = URI.create("https://localhost:8443/services/sso/s40");
        SongtorSettings sso = FlowFixture.called(FlowFixture.settings(Channel.SOAP, box), S40.agency());
        Edge.soap(camel, sso).endpoint(S40, box.toString());
        camel.start();
        CxfEndpoint endpoint = camel.getRegistry().lookupByNameAndType("soap.sso.s40", CxfEndpoint.class);
        Client client = endpoint.createClient();
        endpoint.getCxfConfigurer().configureClient(client);
        HTTPClientPolicy waits = ((HTTPConduit) client.getConduit()).getClient();
        assertThat(waits.getReceiveTimeout()).isEqualTo(3_000);
        assertThat(waits.getConnectionTimeout()).isEqualTo(5_000);
    }

    /** Nothing but the bound of the whole exchange ends it, and the server may be at work on the file. */
    @Test
    void a_service_that_stops_in_the_middle_of_its_reply_is_left_alone_for_a_minute_too() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI box = URI.create("http://localhost:" + server.getLocalPort() + "/in");
            Thread agency = new Thread(() -> half(server), "half-a-reply");
            agency.setDaemon(true);
            agency.start();
            HttpClientBuilder client = HttpClientBuilder.create();
            ChannelConfiguration.bounded(client, new Exchanges(FlowFixture.settings(Channel.HTTPS, box)));
            try (CloseableHttpClient asking = client.build()) {
                assertThatThrownBy(() -> asking.execute(new HttpGet(box), r -> EntityUtils.toByteArray(r.getEntity())))
                        .isInstanceOf(CutOffException.class)
                        .satisfies(PatienceTest::leavesItAlone);
            }
        }
    }

    /** Its session is alive, so no time-out of a socket ends it. */
    @Test
    void an_sftp_server_that_lets_us_in_and_never_greets_is_waited_for_as_long_as_a_login_may_last() throws Exception {
        greetsNobody.get();
    }

    private static Void greetsNobody() throws Exception {
        try (OddSftp server = new OddSftp()) {
            server.greetsNobody = true;
            SftpBoxes boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, server.address()));
            cutOffBeforeAnythingLeft(boxes, server.address());
            assertThat(server.logins).hasValue(1);
        }
        return null;
    }

    @Test
    void a_line_that_was_idle_is_asked_whether_it_is_alive_for_no_longer_than_that() throws Exception {
        idle.get();
    }

    private static Void idle() throws Exception {
        try (OddSftp server = new OddSftp()) {
            server.says = (type, number) -> OddSftp.packet(STATUS, number, NO_SUCH_FILE);
            SftpBoxes boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, server.address()));
            assertThat(boxes.held(server.address(), "a.txt")).isEmpty();
            // So long that nobody knows whether it is.
            Thread.sleep(5_100);
            server.says = (type, number) -> new byte[0];
            cutOffBeforeAnythingLeft(boxes, server.address());
            assertThat(server.logins).as("nor is another tried after that").hasValue(1);
        }
        return null;
    }

    @Test
    void who_talks_all_the_time_and_never_says_that_it_is_ssh_is_no_exception() throws Exception {
        talks.get();
    }

    private static Void talks() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI box = URI.create("sftp://toy@127.0.0.1:" + server.getLocalPort() + "/dues");
            Thread agency = new Thread(() -> talk(server), "talks");
            agency.setDaemon(true);
            agency.start();
            cutOffBeforeAnythingLeft(Edge.sftp(FlowFixture.settings(Channel.SFTP, box)), box);
        }
        return null;
    }

    private static void cutOffBeforeAnythingLeft(SftpBoxes boxes, URI box) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(25),
                () -> assertThatThrownBy(() -> boxes.held(box, "a.txt"))
                        .isInstanceOf(NothingLeftException.class)
                        .hasMessage("cut off after 10 s")
                        .satisfies(PatienceTest::leftNothing));
    }

    private static void leftNothing(Throwable error) {
        assertThat(CutOffException.in((IOException) error)).isTrue();
        assertThat(Errors.of(Channel.SFTP, error, Stage.PUTTING).outcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(Errors.of(Channel.SFTP, error, Stage.PUT).outcome())
                .as("of a question about what left before")
                .isInstanceOf(Outcome.Unknown.class);
    }

    /** Lines that may stand before an SSH server's version, and never end. */
    private static void talk(ServerSocket server) {
        try (Socket asked = server.accept()) {
            while (true) {
                asked.getOutputStream().write("one moment, please\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(100);
            }
        } catch (IOException e) { // the client cut the connection, which ends this
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blanks may stand before a document, so nobody reads to the end of this one. */
    @Test
    void a_reply_by_soap_that_does_not_end_is_cut_off_where_none_is_longer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI box = URI.create("http://localhost:" + server.getLocalPort() + "/s40");
            Thread agency = new Thread(() -> blanks(server), "blanks");
            agency.setDaemon(true);
            agency.start();
            SongtorSettings sso = FlowFixture.called(FlowFixture.settings(Channel.SOAP, box), S40.agency());
            SoapBoxes boxes = Edge.soap(camel, sso);
            String endpoint = boxes.endpoint(S40, box.toString());
            camel.start();
            Exchange reply = assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> camel.createProducerTemplate().request(endpoint, e -> boxes.inquire(e, S40, "ST0000000777")));
            assertThat(reply.getException())
                    .hasStackTraceContaining("a reply of more than " + HttpsBoxes.LARGEST + " bytes");
            assertThat(Errors.of(Channel.SOAP, reply.getException(), Stage.PUTTING)
                            .outcome())
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void nor_is_a_reply_by_https_read_any_further_than_one_can_be_long() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI box = URI.create("http://localhost:" + server.getLocalPort() + "/in");
            Thread agency = new Thread(() -> blanks(server), "blanks");
            agency.setDaemon(true);
            agency.start();
            HttpClientBuilder client = HttpClientBuilder.create();
            ChannelConfiguration.bounded(client, new Exchanges(FlowFixture.settings(Channel.HTTPS, box)));
            try (CloseableHttpClient asking = client.build()) {
                assertThatThrownBy(() -> asking.execute(
                                new HttpGet(box),
                                r -> r.getEntity().getContent().transferTo(OutputStream.nullOutputStream())))
                        .isInstanceOf(IOException.class)
                        .hasMessage("a reply of more than " + HttpsBoxes.LARGEST + " bytes");
            }
        }
    }

    private static void blanks(ServerSocket server) {
        byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (Socket asked = server.accept()) {
            asked.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                asked.getOutputStream().write(blanks);
            }
        } catch (IOException e) { // the client cut the connection, which ends this
        }
    }

    private static void leavesItAlone(Throwable error) {
        Verdict verdict = Errors.of(Channel.HTTPS, error, Stage.PUTTING);
        assertThat(verdict.outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(verdict.later()).contains(Duration.ofMinutes(1));
    }

    /** The beginning of a reply, and then nothing until the other side goes. */
    private static void half(ServerSocket server) {
        try (Socket asked = server.accept()) {
            asked.getOutputStream()
                    .write("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            asked.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) { // the client cut the connection, which ends this
        }
    }
}
