package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.demo.Installed;
import org.songtor.fault.Lane;
import org.songtor.model.FundId;

class LoadTest {
    @TempDir
    private Path receipts;

    private HttpServer gateway;
    private volatile int status;

    /** Until it was handed so many. */
    private final CountDownLatch handed = new CountDownLatch(3);

    @BeforeEach
    void aGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            handed.countDown();
        });
        gateway.start();
    }

    @AfterEach
    void itEnds() {
        gateway.stop(0);
    }

    @Test
    void an_answer_that_no_fund_should_get_is_told_and_the_load_goes_on() throws Exception {
        status = 500;
        Load load = load(new ByRest());
        assertThat(handed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(load.end()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(load.trouble()).contains("odd answers to the load, the first: load-0.csv: status 500");
    }

    @Test
    void who_is_told_to_come_again_has_nothing_to_tell() throws Exception {
        status = 503;
        Load load = load(new ByRest());
        assertThat(handed.await(20, TimeUnit.SECONDS)).isTrue();
        load.end();
        assertThat(load.trouble()).isEmpty();
    }

    @Test
    void a_load_that_cannot_begin_is_told() throws Exception {
        Load load = load(new ByRest() {
            @Override
            public boolean open() {
                handed.countDown();
                throw new UncheckedIOException(new IOException("nobody there"));
            }
        });
        while (handed.getCount() == 3) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(load.end()).isEmpty();
        assertThat(load.trouble())
                .contains("nothing was handed in")
                .contains("it ended")
                .contains("nobody there");
    }

    private class ByRest implements Load.Hands {
        private final Calls calls = new Calls(gateway.getAddress().getPort(), "key", receipts);

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void note(Batch batch) {
            assertThat(batch.amounts()).isNotEmpty();
        }

        @Override
        public void hand(Batch batch) throws IOException, InterruptedException {
            calls.rest(batch);
        }
    }

    private static Load load(Load.Hands hands) {
        List<Goods> goods = Goods.of(Installed.settings(), List.of(Lane.SFTP));
        return Load.begin(hands, FundId.of("crash"), goods, "load", 0, 1);
    }
}
