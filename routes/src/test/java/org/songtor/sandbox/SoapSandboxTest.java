package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPBinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.xml.namespace.QName;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.sso.S40Format;
import org.songtor.channel.WsSecurity;
import org.songtor.channel.Xml;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing.Identity;
import org.songtor.sandbox.SandboxSettings.Kind;
import org.songtor.signing.ReadyKeys;
import org.songtor.signing.RsaKeys;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.w3c.dom.Element;

/** The box described by a WSDL, called as a gateway would call it: mutual TLS and WS-Security. */
class SoapSandboxTest {
    private static final String NS = "urn:songtor:sso:s40:v1";
    private static final AgencyCode SSO = AgencyCode.of("sso");

    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private final S40Format format = new S40Format();
    private World world;
    private Sandbox sandbox;

    /** Elsewhere both sides sign with development's own kind. */
    @BeforeAll
    static void rsa() throws Exception {
        RsaKeys.put(
                ReadyKeys.at(shared.resolve("keys")),
                new Identity.Gateway(),
                new Identity.SoapClient(),
                new Identity.SoapServer());
    }

    @BeforeEach
    void start() {
        world = new World(dir, shared.resolve("keys"));
        SandboxSettings.Agency sso = new SandboxSettings.Agency("0061234567", "camt.053", Map.of("s40", Kind.SOAP));
        sandbox = Sandbox.start(new SandboxSettings(
                dir, shared.resolve("keys"), 0, 0, Optional.empty(), Map.of(SSO, sso), Duration.ZERO, Duration.ZERO));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_signed_submit_is_booked_and_its_answer_fetched() throws Exception {
        byte[] file = format.write(document());
        Dispatch<SOAPMessage> port = port(new Identity.SoapClient());
        assertThat(text(port.invoke(ask("Inquire")), "known")).isEqualTo("false");
        assertThat(text(port.invoke(submit(file, world.sign(file))), "sha256"))
                .isEqualTo(Sha256.of(file).hex());
        assertThat(text(port.invoke(ask("Inquire")), "sha256"))
                .isEqualTo(Sha256.of(file).hex());
        assertThat(Files.readAllBytes(dir.resolve(
                        "agency/sso/received/" + format.fileName(document().header()))))
                .isEqualTo(file);
        World.await(sandbox::idle);

        SOAPMessage reply = port.invoke(ask("FetchAnswer"));
        assertThat(text(reply, "status")).isEqualTo("READY");
        byte[] answer = Xml.canonical((Element)
                reply.getSOAPBody().getElementsByTagNameNS(NS, "Answer").item(0));
        byte[] signature = Base64.getDecoder()
                .decode(reply.getSOAPHeader()
                        .getElementsByTagNameNS(NS, "DetachedSignature")
                        .item(0)
                        .getTextContent());
        assertThat(world.signer.reject(new Identity.AgencySigner(SSO), answer, signature))
                .isEmpty();
        assertThat(format.readAnswer("answer", answer).lines())
                .extracting(Answer.Line::verdict)
                .containsOnly(Answer.LineVerdict.BOOKED)
                .hasSize(2);
    }

    @Test
    void a_second_submit_is_seen_and_other_bytes_are_a_fault() throws Exception {
        byte[] file = format.write(document());
        Dispatch<SOAPMessage> port = port(new Identity.SoapClient());
        port.invoke(submit(file, world.sign(file)));
        port.invoke(submit(file, world.sign(file)));
        byte[] other = new String(file, StandardCharsets.UTF_8)
                .replace("สมชาย", "สมหมาย")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> port.invoke(submit(other, world.sign(other)))).isInstanceOf(WebServiceException.class);
        assertThat(what()).containsExactly("booked", "booked", "repeat", "conflict");
    }

    @Test
    void an_unsigned_call_a_call_signed_by_another_key_and_one_against_the_contract_are_refused() throws Exception {
        byte[] file = format.write(document());
        SOAPMessage call = submit(file, world.sign(file));
        assertThatThrownBy(() -> port(null).invoke(call)).isInstanceOf(WebServiceException.class);
        assertThatThrownBy(() -> port(new Identity.Gateway()).invoke(submit(file, world.sign(file))))
                .isInstanceOf(WebServiceException.class);
        byte[] wrong = new String(file, StandardCharsets.UTF_8)
                .replace("<count>2<", "<count>x<")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> port(new Identity.SoapClient()).invoke(submit(wrong, world.sign(wrong))))
                .hasMessageContaining("does not follow its format");
        assertThat(what()).isEmpty();
    }

    private List<String> what() throws Exception {
        try (Stream<String> rows = Files.lines(dir.resolve("agency/sso/ledger.csv"))) {
            return rows.skip(1).map(r -> r.split(",")[5]).toList();
        }
    }

    private static Document document() {
        Document.Header header = new Document.Header(
                PaymentReference.ofNumber(7),
                7,
                Period.of("2569-11"),
                LocalDate.of(2026, 11, 21),
                new Fund.Payer("กองทุน", "1400000014", "000000"),
                new Document.Payee("0061234567", ""));
        return new Document(header, List.of(line(1), line(2)));
    }

    private static Document.Line line(int position) {
        return new Document.Line(
                position,
                World.person(position),
                new PersonName("นาย", "สมชาย", "ใจดี"),
                SchemeCode.of("sso40-1"),
                Satang.ofBaht(70),
                Optional.empty());
    }

    private static SOAPMessage submit(byte[] file, byte[] signature) throws Exception {
        SOAPMessage m = message();
        m.getSOAPBody()
                .addChildElement(SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL)
                        .createElement(Xml.parse(file).getDocumentElement()));
        m.getSOAPHeader()
                .addHeaderElement(new QName(NS, "DetachedSignature"))
                .setTextContent(Base64.getEncoder().encodeToString(signature));
        return m;
    }

    private static SOAPMessage ask(String operation) throws Exception {
        SOAPMessage m = message();
        m.getSOAPBody()
                .addBodyElement(new QName(NS, operation))
                .addChildElement(new QName(NS, "reference"))
                .setTextContent(document().header().reference().value());
        return m;
    }

    private static SOAPMessage message() throws Exception {
        return MessageFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createMessage();
    }

    private static String text(SOAPMessage reply, String name) throws Exception {
        return reply.getSOAPBody().getElementsByTagNameNS(NS, name).item(0).getTextContent();
    }

    /** @param signer whose key signs the call; null signs nothing */
    private Dispatch<SOAPMessage> port(Identity signer) {
        Service service = Service.create(new QName(NS, "Section40Service"));
        QName name = new QName(NS, "Section40");
        service.addPort(
                name, SOAPBinding.SOAP12HTTP_BINDING, "https://localhost:" + sandbox.httpsPort() + "/services/sso/s40");
        Dispatch<SOAPMessage> dispatch = service.createDispatch(name, SOAPMessage.class, Service.Mode.MESSAGE);
        Client client = ((DispatchImpl<SOAPMessage>) dispatch).getClient();
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(tls());
        ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls);
        if (signer != null) {
            client.getOutInterceptors().add(new WSS4JOutInterceptor(WsSecurity.outgoing(world.keys, signer)));
            client.getInInterceptors()
                    .add(new WSS4JInInterceptor(WsSecurity.incoming(world.keys, new Identity.SoapServer())));
            client.getInInterceptors().add(new DefaultCryptoCoverageChecker());
        }
        return dispatch;
    }

    private SSLContext tls() {
        Identity identity = new Identity.TlsClient();
        String password = new String(world.keys.password());
        return SslBundle.of(
                        SslStoreBundle.of(world.keys.identity(identity), password, world.keys.trust()),
                        SslBundleKey.of(password, identity.name()))
                .createSslContext();
    }
}
