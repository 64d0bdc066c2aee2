package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.songtor.channel.HttpsCalls.Place;
import org.songtor.flow.FlowFixture;
import org.songtor.model.Sha256;
import org.songtor.settings.Channel;

/** How many connections an agency is asked for at once. */
class HttpsLinesTest {
    private static final byte[] CONTENT = "dues".getBytes(StandardCharsets.US_ASCII);

    /** The toy agency's settings allow two. Each file is taken only beside another: both connections are used, and no third is opened. */
    @Test
    void workers_share_as_many_connections_as_the_agency_lets_us_have() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try (HttpsAgency agency = new HttpsAgency()) {
            CyclicBarrier two = new CyclicBarrier(2);
            agency.beforePut = () -> meet(two);
            HttpsCalls calls = Edge.calls(FlowFixture.settings(Channel.HTTPS, agency.address()));
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int file = 0; file < 8; file++) {
                statuses.add(workers.submit(put(calls, agency, "inbox/" + file + ".txt")));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get(30, TimeUnit.SECONDS)).isBetween(200, 299);
            }
            assertThat(agency.inbox).hasSize(8);
            assertThat(agency.connections).hasValue(2);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Callable<Integer> put(HttpsCalls calls, HttpsAgency agency, String path) {
        Place place = new Place(FlowFixture.DUES.agency(), agency.address(), path);
        return () -> calls.put(place, CONTENT, Sha256.of(CONTENT), true).status();
    }

    private static void meet(CyclicBarrier two) {
        try {
            two.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
