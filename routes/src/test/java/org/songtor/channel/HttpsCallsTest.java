package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.HttpsCalls.Place;
import org.songtor.channel.HttpsCalls.Reply;
import org.songtor.flow.FlowFixture;
import org.songtor.settings.Channel;

/** What a call sends, byte for byte, and what it makes of odd replies; without TLS, which {@code HttpsChannelTest} has. */
class HttpsCallsTest {
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private byte[] reply = {};
    private ServerSocket server;
    private URI box;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        box = URI.create("http://localhost:" + server.getLocalPort() + "/a%20box");
        Thread agency = new Thread(this::serve, "odd-replies");
        agency.setDaemon(true);
        agency.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Reply get() throws IOException {
        HttpsCalls calls = Edge.calls(FlowFixture.settings(Channel.HTTPS, box));
        return calls.get(new Place(FlowFixture.DUES.agency(), box, "inbox/a.txt"));
    }

    @Test
    void a_path_stands_below_the_box_and_nothing_may_come_compressed() throws IOException {
        reply = head("404 Not Found", "Content-Length: 0");
        assertThat(get().status()).isEqualTo(404);
        assertThat(heads.get(0)).startsWith("GET /a%20box/inbox/a.txt HTTP/1.1\r\n");
        assertThat(heads.get(0)).contains("\r\nAccept-Encoding: identity\r\n").doesNotContain("gzip");
    }

    /** A megabyte of it would unfold to a thousand: only what came is bounded. */
    @Test
    void what_comes_compressed_all_the_same_stays_as_it_came() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1 << 20]);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head("200 OK", "Content-Encoding: gzip\r\nContent-Length: " + packed.size()));
        packed.writeTo(all);
        reply = all.toByteArray();
        assertThat(get().body()).isEqualTo(packed.toByteArray());
    }

    @Test
    void a_redirect_is_followed_by_nobody_and_a_cookie_is_not_brought_back() throws IOException {
        reply = head(
                "307 Temporary Redirect", "Location: " + box + "/elsewhere\r\nSet-Cookie: a=b\r\nContent-Length: 0");
        assertThat(get().status()).isEqualTo(307);
        assertThat(heads).hasSize(1);
    }

    @Test
    void what_the_other_side_asks_us_to_wait_is_told_as_it_came() throws IOException {
        reply = head("503 Service Unavailable", "Retry-After: 120\r\nContent-Length: 0");
        assertThat(get().later()).isEqualTo("120");
    }

    @Test
    void a_request_that_nobody_answers_is_not_sent_a_second_time() {
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThat(heads).hasSize(1);
    }

    /** The certificate is one that is trusted, and another server's. */
    @Test
    void a_server_whose_certificate_names_another_is_a_stranger_and_is_told_nothing() throws Exception {
        server.close();
        server = Edge.tls().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("127.0.0.2"));
        Thread agency = new Thread(this::serve, "another-name");
        agency.setDaemon(true);
        agency.start();
        box = URI.create("https://127.0.0.2:" + server.getLocalPort() + "/box");
        assertThatThrownBy(this::get)
                .satisfies(e -> assertThat(
                                Errors.of(Channel.HTTPS, e, Stage.NOTHING_LEFT).stops())
                        .isTrue());
        assertThat(heads).isEmpty();
    }

    private static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private void serve() {
        try {
            while (true) {
                try (Socket asked = server.accept()) {
                    heads.add(request(asked.getInputStream()));
                    asked.getOutputStream().write(reply);
                }
            }
        } catch (IOException e) { // the test is over
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        throw new EOFException("nothing was asked");
    }
}
