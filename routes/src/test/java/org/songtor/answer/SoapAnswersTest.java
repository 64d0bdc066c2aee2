package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.cxf.binding.soap.SoapHeader;
import org.junit.jupiter.api.Test;
import org.songtor.channel.SoapAgency;
import org.songtor.channel.Xml;
import org.songtor.flow.Boxes;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.port.FileStore;
import org.songtor.port.FileStore.Awaiting;
import org.songtor.settings.Channel;
import org.w3c.dom.Element;

/** Answers by SOAP; the wire itself is proved where the service is. */
class SoapAnswersTest {
    private static final Awaiting FILE = new Awaiting(new FileId(1), "F-1.xml", PaymentReference.ofNumber(7));

    private static final Source.Answers SOURCE = new Source.Answers(FlowFixture.DUES);
    private static final String BOX = Boxes.answers(FlowFixture.DUES);
    private static final Instant BEGINNING = Instant.parse("2026-11-23T02:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private boolean storeIsAway;
    private final Arrivals arrivals = new Arrivals();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Awaiting> waiting = new ArrayList<>(List.of(FILE));
    private final MemoryBoxReads reads = new MemoryBoxReads(Instant.EPOCH);
    private final Boxes looks = reads.boxes();
    private final SoapAnswers answers = new SoapAnswers(
            SoapAgency.boxes(camel),
            files(),
            arrivals.desk,
            looks,
            FlowFixture.settings(Channel.SOAP, URI.create("https://localhost/toy")),
            clock());

    @Test
    void an_answer_that_was_rejected_is_asked_for_again_after_the_agencys_own_wait_and_not_at_each_poll()
            throws Exception {
        assertThat(asked()).containsExactly(FILE);
        answers.arrived(reply("READY"), FILE, Arrivals.SOURCE);
        assertThat(arrivals.store.rejected).hasSize(1);
        assertThat(asked()).isEmpty();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(20).minusMillis(1)));
        assertThat(asked()).isEmpty();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(20)));
        assertThat(asked()).containsExactly(FILE);
    }

    @Test
    void an_answer_that_is_pending_is_asked_for_at_each_poll() throws Exception {
        answers.arrived(reply("PENDING"), FILE, Arrivals.SOURCE);
        assertThat(asked()).containsExactly(FILE);
        assertThat(arrivals.store.rejected).isEmpty();
    }

    @Test
    void an_agency_that_owes_more_than_a_hundred_answers_is_asked_for_each_and_then_its_box_was_read()
            throws Exception {
        waiting.clear();
        for (int n = 1; n <= 201; n++) {
            waiting.add(new Awaiting(new FileId(n), "F-" + n + ".xml", PaymentReference.ofNumber(n)));
        }
        looks.watch(BOX);
        // What was refused is part of a full page all the same.
        answers.arrived(reply("READY"), waiting.get(0), Arrivals.SOURCE);
        assertThat(poll(0)).isEqualTo(waiting.subList(1, 100));
        assertThat(poll(5)).isEqualTo(waiting.subList(100, 200));
        assertThat(looks.known(BOX)).as("not all were asked for").isEqualTo(Instant.EPOCH);
        assertThat(poll(10)).isEqualTo(waiting.subList(200, 201));
        assertThat(looks.known(BOX)).isEqualTo(BEGINNING);
        assertThat(poll(15)).as("and from the first again").isEqualTo(waiting.subList(1, 100));
    }

    @Test
    void a_page_that_cannot_be_read_is_followed_by_the_first() {
        waiting.clear();
        for (int n = 1; n <= 101; n++) {
            waiting.add(new Awaiting(new FileId(n), "F-" + n + ".xml", PaymentReference.ofNumber(n)));
        }
        looks.watch(BOX);
        assertThat(poll(0)).hasSize(100);
        storeIsAway = true;
        assertThatThrownBy(() -> poll(5)).hasMessageContaining("away");
        storeIsAway = false;
        assertThat(poll(10)).hasSize(100);
        assertThat(looks.isFailing(BOX)).isTrue();
        assertThat(poll(15)).hasSize(1);
        assertThat(looks.known(BOX)).isEqualTo(BEGINNING.plusSeconds(10));
    }

    /** One poll of the route, so many seconds after the first; what it asks for. */
    private List<Awaiting> poll(int seconds) {
        reads.at(BEGINNING.plusSeconds(seconds));
        Exchange exchange = exchange();
        answers.look.begin(exchange);
        List<Awaiting> page = answers.awaiting(exchange, SOURCE);
        answers.asked(exchange, SOURCE);
        return page;
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getExchangeExtension().setFromRouteId(BOX);
        return exchange;
    }

    private List<Awaiting> asked() {
        return answers.awaiting(exchange(), SOURCE);
    }

    /** Signed by nobody. */
    private Exchange reply(String status) throws Exception {
        Element body = Xml.parse(("<FetchAnswerResponse><status>" + status + "</status><Answer/></FetchAnswerResponse>")
                        .getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        Element signature = Xml.empty().createElementNS("urn:toy", "DetachedSignature");
        signature.setTextContent(Base64.getEncoder().encodeToString(new byte[] {1}));
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage()
                .setBody(new CxfPayload<>(
                        List.of(new SoapHeader(new QName("urn:toy", "DetachedSignature"), signature)),
                        new ArrayList<>(List.of(new DOMSource(body))),
                        null));
        return exchange;
    }

    private FileStore files() {
        return (FileStore) Proxy.newProxyInstance(
                FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("awaiting")) {
                        FileId after = (FileId) arguments[1];
                        if (storeIsAway) {
                            throw new IllegalStateException("the store is away");
                        }
                        return waiting.stream()
                                .filter(file -> file.id().value() > after.value())
                                .limit((int) arguments[2])
                                .toList();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
