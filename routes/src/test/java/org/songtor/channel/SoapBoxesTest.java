package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.cxf.binding.soap.SoapHeader;
import org.junit.jupiter.api.Test;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.sso.S40Format;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.w3c.dom.Element;

class SoapBoxesTest {
    private static final ProfileId S40 = ProfileId.of("sso/s40");
    private static final String NAMESPACE = "urn:songtor:sso:s40:v1";
    private static final byte[] SIGNATURE = {0x30, 1, 2, 3};

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(camel);
    private final SoapBoxes boxes = Edge.soap(camel);

    @Test
    void the_file_is_the_body_byte_for_byte_and_its_signature_a_header() throws Exception {
        Document document = FormatSamples.document(
                FormatSamples.header(7, "กองทุน \"ก\" & <ข>", "1900000019", new Document.Payee("0061234567", "")),
                3,
                i -> FormatSamples.line(
                        i, FormatSamples.person(i), new PersonName("นาย", "ไทย", "ใจดี"), "sso40-2", 10_000));
        byte[] file = new S40Format().write(document);
        boxes.submit(exchange, S40, file, SIGNATURE);
        assertThat(Xml.canonical(body())).isEqualTo(file);
        assertThat(new S40Format().read("", Xml.canonical(body()))).isEqualTo(document);
        SoapHeader header = sent().getHeaders().get(0);
        assertThat(header.getName()).isEqualTo(new QName(NAMESPACE, "DetachedSignature"));
        assertThat(Base64.getDecoder().decode(((Element) header.getObject()).getTextContent()))
                .isEqualTo(SIGNATURE);
        assertThat(exchange.getMessage().getHeader(CxfConstants.OPERATION_NAME)).isEqualTo("Submit");
    }

    @Test
    void the_same_file_is_the_same_message_however_often_it_goes_and_every_question_is_one_of_its_own()
            throws Exception {
        boxes.submit(
                exchange,
                S40,
                "<Submit><reference>one</reference></Submit>".getBytes(StandardCharsets.UTF_8),
                SIGNATURE);
        String one = addressing("MessageID");
        assertThat(addressing("Action")).isEqualTo(NAMESPACE + ":Submit");
        assertThat(one).matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        boxes.submit(
                exchange,
                S40,
                "<Submit><reference>one</reference></Submit>".getBytes(StandardCharsets.UTF_8),
                SIGNATURE);
        assertThat(addressing("MessageID")).isEqualTo(one);
        boxes.submit(
                exchange,
                S40,
                "<Submit><reference>two</reference></Submit>".getBytes(StandardCharsets.UTF_8),
                SIGNATURE);
        assertThat(addressing("MessageID")).isNotEqualTo(one);
        boxes.inquire(exchange, S40, "ST0000000777");
        String question = addressing("MessageID");
        boxes.inquire(exchange, S40, "ST0000000777");
        assertThat(addressing("MessageID"))
                .as("a service bus must not drop the second")
                .isNotEqualTo(question);
        assertThat(addressing("Action")).isEqualTo(NAMESPACE + ":Inquire");
    }

    @Test
    void questions_name_the_reference_in_the_contracts_namespace() throws Exception {
        boxes.inquire(exchange, S40, "ST0000000777");
        assertThat(body().getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(body().getLocalName()).isEqualTo("Inquire");
        assertThat(body().getElementsByTagNameNS(NAMESPACE, "reference").item(0).getTextContent())
                .isEqualTo("ST0000000777");
        boxes.fetchAnswer(exchange, S40, "ST0000000777");
        assertThat(body().getLocalName()).isEqualTo("FetchAnswer");
    }

    @Test
    void only_known_true_with_a_hash_is_known() throws Exception {
        Sha256 hash = Sha256.of(SIGNATURE);
        reply("<InquireResponse><known>false</known></InquireResponse>");
        assertThat(boxes.known(exchange)).isEmpty();
        for (String yes : List.of("true", "1")) {
            reply("<InquireResponse><known>" + yes + "</known><sha256>" + hash.hex() + "</sha256></InquireResponse>");
            assertThat(boxes.known(exchange)).contains(hash);
        }
        for (String broken : List.of(
                "<InquireResponse><known>true</known></InquireResponse>",
                "<InquireResponse/>",
                "<InquireResponse><known>yes</known></InquireResponse>",
                "<SubmitResponse/>")) {
            reply(broken);
            assertThatThrownBy(() -> boxes.known(exchange)).as(broken).isInstanceOf(IOException.class);
        }
        exchange.getMessage().setBody(null);
        assertThatThrownBy(() -> boxes.known(exchange)).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_is_its_canonical_bytes_and_its_signature() throws Exception {
        reply(
                "<FetchAnswerResponse><status>READY</status><Answer b='2' a='1'><x/></Answer></FetchAnswerResponse>",
                true);
        SoapBoxes.Signed answer = boxes.answer(exchange).orElseThrow();
        assertThat(new String(answer.content(), StandardCharsets.UTF_8))
                .isEqualTo("<Answer xmlns=\"" + NAMESPACE + "\" a=\"1\" b=\"2\"><x></x></Answer>");
        assertThat(answer.signature()).isEqualTo(SIGNATURE);
    }

    @Test
    void a_pending_answer_is_none_and_anything_else_is_told() throws Exception {
        reply("<FetchAnswerResponse><status>PENDING</status></FetchAnswerResponse>");
        assertThat(boxes.answer(exchange)).isEmpty();
        for (String broken : List.of(
                "<FetchAnswerResponse><status>LOST</status></FetchAnswerResponse>",
                "<FetchAnswerResponse><status>READY</status></FetchAnswerResponse>",
                "<FetchAnswerResponse><status>READY</status><Answer/></FetchAnswerResponse>")) {
            reply(broken);
            assertThatThrownBy(() -> boxes.answer(exchange)).as(broken).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_file_that_names_an_entity_is_not_read() {
        byte[] file = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Submit>&b;</Submit>"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> boxes.submit(exchange, S40, file, SIGNATURE)).isInstanceOf(IOException.class);
    }

    private void reply(String body) throws IOException {
        reply(body, false);
    }

    private void reply(String body, boolean signed) throws IOException {
        String inNamespace = body.replaceFirst("(/?>)", " xmlns='" + NAMESPACE + "'$1");
        Element signature = Xml.parse(("<DetachedSignature xmlns='" + NAMESPACE + "'>"
                                + Base64.getMimeEncoder().encodeToString(SIGNATURE) + "</DetachedSignature>")
                        .getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        List<SoapHeader> headers =
                signed ? List.of(new SoapHeader(new QName(NAMESPACE, "DetachedSignature"), signature)) : List.of();
        Element element =
                Xml.parse(inNamespace.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        exchange.getMessage()
                .setBody(new CxfPayload<>(headers, new ArrayList<>(List.of(new DOMSource(element))), null));
    }

    private String addressing(String name) {
        QName wanted = new QName("http://www.w3.org/2005/08/addressing", name);
        return sent().getHeaders().stream()
                .filter(h -> h.getName().equals(wanted))
                .map(h -> ((Element) h.getObject()).getTextContent())
                .reduce((first, second) -> {
                    throw new AssertionError(name + " twice");
                })
                .orElseThrow();
    }

    private Element body() {
        return (Element) ((DOMSource) sent().getBodySources().get(0)).getNode();
    }

    @SuppressWarnings("unchecked")
    private CxfPayload<SoapHeader> sent() {
        return exchange.getMessage().getBody(CxfPayload.class);
    }
}
