package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;

/** How long a reply is waited for: as long as the agency's settings let one exchange last, which is three seconds here. */
class PatienceTest {
    private static final ProfileId S40 = ProfileId.of("sso/s40");

    private final DefaultCamelContext camel = new DefaultCamelContext();

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
