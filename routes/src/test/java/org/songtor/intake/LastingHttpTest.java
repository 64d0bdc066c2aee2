package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

class LastingHttpTest {
    private static final int MILLIS = 10_000;

    @TempDir
    private Path base;

    @Test
    void a_web_port_hears_again_after_the_system_refused_to_wake_it() throws Exception {
        Failing ear = new Failing(2);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector(new LastingHttp(ear));
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(0);
        tomcat.setConnector(connector);
        tomcat.start();
        try {
            int port = connector.getLocalPort();
            assertThatThrownBy(() -> status(port)).isInstanceOf(IOException.class);
            assertThat(status(port)).isPositive();
            assertThat(ear.calls).hasPositiveValue();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void the_gateway_s_own_port_is_such_a_one() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new WebPort().customize(factory);
        assertThat(new Connector(LastingHttp.class.getName()).getProtocolHandler())
                .isInstanceOf(LastingHttp.class);
        assertThat(factory.getWebServer()).satisfies(server -> {
            server.start();
            assertThat(((org.springframework.boot.web.embedded.tomcat.TomcatWebServer) server)
                            .getTomcat()
                            .getConnector()
                            .getProtocolHandler())
                    .isInstanceOf(LastingHttp.class);
            server.destroy();
        });
    }

    private static int status(int port) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
        call.setConnectTimeout(MILLIS);
        call.setReadTimeout(MILLIS);
        return call.getResponseCode();
    }

    /** A client that is cut off asks once more by itself, so two calls make one that fails. */
    private static final class Failing extends LastingHttp.Ear {
        private final AtomicInteger left;
        private final AtomicInteger calls = new AtomicInteger();

        Failing(int times) {
            this.left = new AtomicInteger(times);
        }

        @Override
        boolean take(SocketChannel socket) {
            if (left.getAndDecrement() > 0) {
                throw new InternalError(new IOException("No space left on device"));
            }
            calls.incrementAndGet();
            return super.take(socket);
        }
    }
}
