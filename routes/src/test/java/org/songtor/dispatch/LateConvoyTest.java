package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.Edge;
import org.songtor.channel.HttpsAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.settings.Channel;

/** Three files that may go together at an agency that wants no late ones: a person decides about each. The second is of another month. */
class LateConvoyTest {
    private static final Duration FAR = Duration.ofHours(1);
    private static final Duration BORDER = Duration.ofSeconds(10);
    private static final Period SEPTEMBER = Period.of("2569-09");

    private HttpsAgency agency;
    private Deliveries bench;
    private Together together;

    @BeforeEach
    void start() throws Exception {
        agency = new HttpsAgency();
        SongtorSettings settings = FlowFixture.settings(Channel.HTTPS, agency.address());
        bench = new Deliveries(settings);
        bench.file.periods.put(2L, SEPTEMBER);
        together = new Together(bench, () -> files().size());
    }

    private void left(Duration first, Duration second) throws Exception {
        bench.holding(period -> period.equals(SEPTEMBER) ? second : first);
        bench.start(
                new HttpsChannel(Edge.calls(bench.settings), new ObjectMapper()),
                TemplatedRouteBuilder.builder(bench.camel, HttpsChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
    }

    @AfterEach
    void stop() {
        bench.close();
        agency.close();
    }

    @Test
    void whose_last_instant_is_far_away_go_together() throws Exception {
        left(BORDER.plusMillis(1), FAR);
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(bench.file.sendings).as("each by itself").isZero();
    }

    @Test
    void one_whose_last_instant_is_near_goes_alone_and_takes_nobody_along() throws Exception {
        left(BORDER, FAR);
        bench.ring();
        assertThat(together.most).as("nobody was asked").isZero();
        assertThat(files()).containsExactly(together.name(1));
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void one_whose_last_instant_is_near_is_not_taken_along_and_rung_for_at_once() throws Exception {
        left(FAR, BORDER);
        bench.ring();
        assertThat(together.said)
                .containsExactly("back 2 with 0 there", "mark 1, 3 with 0 there", "delivered 1, 3 with 2 there");
        assertThat(bench.rungFor).containsExactly(bench.topic() + " 2");
        assertThat(bench.worksOn(2)).as("nobody renews its lease").isFalse();
    }

    @Test
    void one_whose_last_instant_comes_before_its_turn_surely_has_is_marked_by_itself() throws Exception {
        left(FAR, Duration.ofSeconds(12));
        agency.beforeSignature = once(Duration.ofSeconds(11));
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 3 with 0 there", "delivered 1, 3, 2 with 3 there");
        assertThat(bench.file.sendings).isOne();
    }

    @Test
    void one_whose_last_instant_is_over_when_all_are_marked_does_not_leave_and_is_held() throws Exception {
        left(FAR, Duration.ofSeconds(11));
        agency.beforeSignature = once(Duration.ofSeconds(11));
        bench.ring();
        assertThat(together.said).first().isEqualTo("mark 1, 3 with 0 there");
        assertThat(files()).doesNotContain(together.name(2));
        assertThat(bench.file.held.orElseThrow()).contains("missed its last cut-off");
    }

    @Test
    void one_whose_last_instant_comes_while_another_is_put_does_not_leave() throws Exception {
        left(FAR, Duration.ofSeconds(13));
        agency.beforePut = () -> {
            if (together.said.size() == 1) {
                bench.passes(Duration.ofSeconds(13));
            }
        };
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there");
        assertThat(files()).containsExactly(together.name(1));
        assertThat(bench.file.outcomes)
                .extracting(Outcome::detail)
                .anyMatch(d -> d.startsWith("nothing of it left: ") && d.contains("missed its last cut-off"));
        bench.file.state = FileState.SIGNED;
        bench.rings(2);
        assertThat(bench.file.held).as("when it begins again").isPresent();
        assertThat(files()).containsExactly(together.name(1));
    }

    private Runnable once(Duration lasting) {
        boolean[] over = {false};
        return () -> {
            if (!over[0]) {
                over[0] = true;
                bench.passes(lasting);
            }
        };
    }

    private List<String> files() {
        return agency.inbox.keySet().stream()
                .filter(n -> !n.endsWith(".p7s"))
                .sorted()
                .toList();
    }
}
