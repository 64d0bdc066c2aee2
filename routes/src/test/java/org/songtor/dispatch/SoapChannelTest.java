package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.AgencyFault;
import org.songtor.channel.SoapAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.Sha256;
import org.songtor.settings.Channel;

/** The SOAP delivery route; the wire itself is proved where the service is. */
class SoapChannelTest {
    private static final byte[] FILE = "<Submit xmlns=\"urn:songtor:toy:dues:v1\"><reference>x</reference></Submit>"
            .getBytes(StandardCharsets.UTF_8);

    private static final URI BOX = URI.create("https://localhost/services/toy/dues");

    private final SoapAgency agency = new SoapAgency();
    private Deliveries bench;

    @BeforeEach
    void start() throws Exception {
        start(FlowFixture.settings(Channel.SOAP, BOX));
    }

    private void start(SongtorSettings settings) throws Exception {
        bench = new Deliveries(settings, FILE);
        bench.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:agency").errorHandler(noErrorHandler()).process(agency::answer);
            }
        });
        bench.start(
                new SoapChannel(SoapAgency.boxes(bench.camel)),
                TemplatedRouteBuilder.builder(bench.camel, SoapChannel.TEMPLATE).parameter("box", "direct:agency"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void it_inquires_submits_the_very_bytes_and_inquires_again() {
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).containsExactly("Inquire", "Submit", "Inquire");
        assertThat(agency.held).singleElement().isEqualTo(FILE);
    }

    @Test
    void a_file_that_is_known_is_not_submitted_again_and_one_with_other_bytes_is_a_refusal() {
        agency.held.add(new byte[] {1});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(agency.seen).containsExactly("Inquire");
    }

    @Test
    void a_fault_that_blames_us_is_a_refusal() {
        agency.fails.put(
                "Submit",
                new AgencyFault(
                        new SoapFault("other bytes", Soap12.getInstance().getSender())));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.file.state).isEqualTo(FileState.UNDELIVERABLE);
    }

    @Test
    void a_fault_that_our_own_side_found_in_the_reply_is_no_refusal() {
        agency.fails.put(
                "Submit",
                new SoapFault("the reply is not signed", Soap12.getInstance().getSender()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_fault_that_blames_them_is_unknown_and_the_next_attempt_inquires_first() {
        agency.fails.put(
                "Submit", new SoapFault("disk full", Soap12.getInstance().getReceiver()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(agency.seen).containsExactly("Inquire", "Submit", "Inquire", "Submit", "Inquire");
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_submit_that_arrived_although_no_reply_came_is_not_repeated() throws Exception {
        bench.failAfterPut();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(agency.seen).containsExactly("Inquire", "Submit", "Inquire");
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    private void byReceipt(Optional<Sha256> receipt) throws Exception {
        bench.close();
        start(FlowFixture.byReceipt(Channel.SOAP, BOX));
        agency.receipt = receipt;
    }

    @Test
    void the_reply_to_a_submission_that_names_the_bytes_is_a_receipt_and_nobody_is_asked_again() throws Exception {
        byReceipt(Optional.of(Sha256.of(FILE)));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).containsExactly("Inquire", "Submit");
    }

    @Test
    void a_reply_that_names_nothing_is_no_receipt_and_the_file_is_never_submitted_again_without_one() throws Exception {
        byReceipt(Optional.empty());
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        agency.held.clear();
        bench.ringLater();
        assertThat(bench.file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(agency.seen).containsExactly("Inquire", "Submit", "Inquire");
    }

    @Test
    void a_receipt_for_other_bytes_is_a_persons_at_once() throws Exception {
        byReceipt(Optional.of(Sha256.of(new byte[] {1})));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void an_inquiry_without_a_reply_submits_nothing() {
        agency.fails.put("Inquire", new IOException("connection reset"));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(agency.held).isEmpty();
    }
}
