package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.console.LoginThrottle.FREE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Where the settings say that a proxy stands before the gateway, what it says of callers tells them apart. */
@SpringBootTest(
        classes = ConsoleProgram.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.forward-headers-strategy=native")
@ImportAutoConfiguration(EmbeddedWebServerFactoryCustomizerAutoConfiguration.class)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class BehindProxyTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Test
    void a_stranger_behind_the_same_proxy_locks_nobody_out() throws Exception {
        for (int i = 0; i <= FREE; i++) {
            assertThat(logIn("somchai", "wrong", "198.51.100.9")).contains(i < FREE ? "error" : "until");
        }
        assertThat(logIn("somchai", "somchai-secret", "203.0.113.4")).endsWith("/batches");
    }

    /** Where the answer sends its reader. */
    private String logIn(String login, String password, String from) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> page = client.send(request(from).build(), BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String form = "username=" + login + "&password=" + password + "&_csrf=" + token.group(1);
        String session = page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return client.send(
                        request(from)
                                .header("Cookie", session)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpRequest.Builder request(String from) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("X-Forwarded-For", from);
    }
}
