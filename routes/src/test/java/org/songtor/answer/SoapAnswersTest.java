package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Arrivals arrivals = new Arrivals();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SoapAnswers answers = new SoapAnswers(
            SoapAgency.boxes(camel),
            files(),
            arrivals.desk,
            new MemoryBoxReads(Instant.EPOCH).boxes(),
            FlowFixture.settings(Channel.SOAP, URI.create("https://localhost/toy")),
            clock());

    @Test
    void an_answer_that_was_rejected_is_asked_for_again_after_the_agencys_own_wait_and_not_at_each_poll()
            throws Exception {
        assertThat(answers.awaiting("toy/dues")).containsExactly(FILE);
        answers.arrived(reply("READY"), FILE, Arrivals.SOURCE);
        assertThat(arrivals.store.rejected).hasSize(1);
        assertThat(answers.awaiting("toy/dues")).isEmpty();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(20).minusMillis(1)));
        assertThat(answers.awaiting("toy/dues")).isEmpty();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(20)));
        assertThat(answers.awaiting("toy/dues")).containsExactly(FILE);
    }

    @Test
    void an_answer_that_is_pending_is_asked_for_at_each_poll() throws Exception {
        answers.arrived(reply("PENDING"), FILE, Arrivals.SOURCE);
        assertThat(answers.awaiting("toy/dues")).containsExactly(FILE);
        assertThat(arrivals.store.rejected).isEmpty();
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

    private static FileStore files() {
        return (FileStore) Proxy.newProxyInstance(
                FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("awaiting")) {
                        return List.of(FILE);
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
