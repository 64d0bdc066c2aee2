package org.songtor.intake.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.channel.Xml;
import org.songtor.intake.MachinesGateway;
import org.songtor.intake.Village;
import org.songtor.intake.Village.Batch;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.w3c.dom.Element;

/** The SOAP service on a real port: what a fund's program sees. Every answer and every fault is held against the contract's own schema. */
@SpringBootTest(
        classes = {MachinesGateway.class, SoapIntake.class, SoapAccess.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.additional-location=", "spring.main.banner-mode=off"})
@ContextConfiguration(initializers = MachinesGateway.Settings.class)
class SoapIntakeTest {
    private static final String T = "urn:songtor:intake:v1";
    private static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Schema schema = schema();

    @LocalServerPort
    private int port;

    @Autowired
    private Village village;

    @BeforeEach
    void empty() {
        village.batches.batches.clear();
    }

    @Test
    void a_batch_is_taken_once_and_its_receipt_can_be_read_again() throws Exception {
        Element first = answer(submit("k1", "สมาชิก.csv", batch().bytes()), "SubmitBatchResponse");
        assertThat(text(first, "number")).isEqualTo("B000001");
        assertThat(text(first, "state")).isEqualTo("CHECKED");
        assertThat(first.getElementsByTagNameNS(T, "baht").item(1).getTextContent())
                .isEqualTo("300.00");
        var kept = village.batches.batches.get(0);
        assertThat(kept.submission().channel()).isEqualTo("soap");
        assertThat(kept.submission().fund()).isEqualTo(Village.WIANG);
        assertThat(kept.submission().sourceName()).isEqualTo("สมาชิก.csv");
        assertThat(kept.bytes()).isEqualTo(batch().bytes());
        for (String key : List.of("k1", "another")) {
            Element again = answer(submit(key, "b.csv", batch().bytes()), "SubmitBatchResponse");
            assertThat(Xml.canonical(again)).isEqualTo(Xml.canonical(first));
        }
        Element read = answer(call(receipt("B000001"), Village.KEY), "GetReceiptResponse");
        assertThat(text(read, "sha256")).isEqualTo(text(first, "sha256"));
        assertThat(village.batches.batches).hasSize(1);
        assertThat(MachinesGateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    @Test
    void a_file_is_checked_without_being_handed_in() throws Exception {
        Element good = answer(call(check(batch().bytes()), Village.KEY), "CheckBatchResponse");
        assertThat(text(good, "state")).isEqualTo("CHECKED");
        assertThat(good.getElementsByTagNameNS(T, "lines").item(1).getTextContent())
                .isEqualTo("3");
        assertThat(good.getElementsByTagNameNS(T, "agencyFile").getLength()).isEqualTo(1);
        assertThat(text(good, "profile")).isEqualTo("nsf/collection");
        Element foreign = answer(call(check(batch().fund("dokkhamtai").bytes()), Village.KEY), "CheckBatchResponse");
        assertThat(text(foreign, "state")).isEqualTo("REFUSED");
        assertThat(text(foreign, "code")).isEqualTo("SGT-1009");
        fault(call(check(batch().bytes()), ""), 401, "NotAuthorised");
        assertThat(village.batches.batches).isEmpty();
        assertThat(MachinesGateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    private static String check(byte[] file) {
        String text = Base64.getEncoder().encodeToString(file);
        return envelope("", "<t:CheckBatch xmlns:t='" + T + "'><t:file>" + text + "</t:file></t:CheckBatch>");
    }

    @Test
    void a_key_used_for_other_bytes_is_refused() throws Exception {
        submit("k1", "a.csv", batch().bytes());
        fault(submit("k1", "a.csv", batch().period("2569-12").bytes()), 409, "KeyReused");
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void a_batch_of_another_fund_is_refused_and_the_receipt_says_so_in_both_languages() throws Exception {
        Element refused =
                answer(submit("k1", "a.csv", batch().fund("dokkhamtai").bytes()), "SubmitBatchResponse");
        assertThat(text(refused, "state")).isEqualTo("REFUSED");
        assertThat(text(refused, "code")).isEqualTo("SGT-1009");
        assertThat(text(refused, "th")).contains("กองทุน");
        assertThat(text(refused, "todoEn")).endsWith(".");
        Element wrong = answer(submit("k2", "a.csv", batch().count("4").bytes()), "SubmitBatchResponse");
        assertThat(text(wrong, "expected")).contains("3").doesNotContain("รายการ");
        assertThat(text(wrong, "expectedTh")).contains("3 รายการ");
        Element none = answer(submit("k3", "a.csv", new Village.Batch().bytes()), "SubmitBatchResponse");
        assertThat(text(none, "found") + " " + text(none, "foundTh")).isEqualTo("0 lines 0 รายการ");
    }

    @Test
    void another_funds_receipt_and_one_that_is_not_there_look_the_same() throws Exception {
        submit("k1", "a.csv", batch().bytes());
        HttpResponse<String> foreign = call(receipt("B000001"), Village.OTHER_KEY);
        fault(foreign, 404, "NotFound");
        assertThat(call(receipt("B000099"), Village.KEY).body()).isEqualTo(foreign.body());
    }

    @Test
    void nobody_gets_in_without_a_known_key() throws Exception {
        for (String key : List.of("", "wrong", Village.KEY + "x")) {
            HttpResponse<String> reply = call(submission("k1", "a.csv", "YQ=="), key);
            fault(reply, 401, "NotAuthorised");
            assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void base64_may_have_line_ends_and_must_be_right_to_its_last_letter() throws Exception {
        String broken = Base64.getMimeEncoder().encodeToString(batch().bytes());
        answer(call(submission("k1", "a.csv", "\n  " + broken + " \n"), Village.KEY), "SubmitBatchResponse");
        String whole =
                Base64.getEncoder().encodeToString(batch().period("2569-12").bytes());
        for (String wrong : List.of("!" + whole, whole + "A", "YQ==" + whole, whole + "ก", "=", "<x/>" + whole)) {
            fault(call(submission("k2", "a.csv", wrong), Village.KEY), 400, "InvalidRequest");
        }
        assertThat(village.batches.batches).hasSize(1);
        assertThat(MachinesGateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><x/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><t:SubmitBatch"
                        + " xmlns:t='urn:songtor:intake:v1'/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><s:Envelope"
                        + " xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><t:GetReceipt"
                        + " xmlns:t='urn:songtor:intake:v1'><t:number>&e;</t:number></t:GetReceipt></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><t:GetReceipt"
                        + " xmlns:t='urn:songtor:intake:v1'><t:number>B00000000000000000009</t:number></t:GetReceipt></s:Body></s:Envelope>"
            })
    void what_is_no_call_of_the_contract_is_a_fault_of_the_caller(String body) throws Exception {
        fault(call(body, Village.KEY), 400, "InvalidRequest");
    }

    @Test
    void a_call_is_bounded_in_depth_breadth_and_what_stands_before_its_body() throws Exception {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);
        String wide = "<a/>".repeat(5_000);
        String attributes = "<a " + "b".repeat(3_000) + "='1'/>" + "<a b='" + "c".repeat(9_000) + "'/>";
        String long16k = "<a>" + "x".repeat(20_000) + "</a>";
        for (String bad : List.of(deep, wide, attributes, long16k, "<!-- -->", "<?a b?>")) {
            fault(call(envelope("<s:Header>" + bad + "</s:Header>", ""), Village.KEY), 400, "InvalidRequest");
            fault(call(envelope("", bad), Village.KEY), 400, "InvalidRequest");
        }
        String bomb =
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>" + envelope("", "<x>&b;</x>");
        fault(call(bomb, Village.KEY), 400, "InvalidRequest");
    }

    @Test
    void a_file_beyond_the_ceiling_is_refused_whether_its_length_was_told_or_not() throws Exception {
        HttpResponse<String> told = submit("k1", "a.csv", new byte[400_000]);
        assertThat(fault(told, 413, "TooLarge").getTextContent()).contains("SGT-1002", "200000");
        HttpResponse<String> between = submit("k1", "a.csv", new byte[200_001]);
        assertThat(fault(between, 413, "TooLarge").getTextContent()).contains("SGT-1002");
        fault(streamed(300_000), 413, "TooLarge");
        assertThat(village.batches.batches).isEmpty();
        assertThat(MachinesGateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    @Test
    void a_call_that_breaks_off_submits_nothing() throws Exception {
        String whole = submission("k1", "a.csv", Base64.getEncoder().encodeToString(batch().bytes()));
        for (int length : List.of(whole.length() / 2, whole.indexOf("</t:SubmitBatch>"))) {
            fault(call(whole.substring(0, length), Village.KEY), 400, "InvalidRequest");
        }
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void the_contract_is_open_and_there_is_no_list_of_services() throws Exception {
        HttpResponse<String> wsdl = send(HttpRequest.newBuilder(uri("/services/intake/v1?wsdl")));
        assertThat(wsdl.statusCode()).isEqualTo(200);
        assertThat(wsdl.body()).contains("IntakeService", "127.0.0.1:" + port + "/services/intake/v1");
        for (String path : List.of("/services", "/services/", "/services/other", "/services/intake/v1/x")) {
            fault(send(HttpRequest.newBuilder(uri(path))), 401, "NotAuthorised");
            fault(send(keyed(path)), 404, "NotFound");
        }
    }

    @Test
    void a_wrong_method_type_or_address_is_answered_with_a_fault_too() throws Exception {
        fault(send(keyed("/services/intake/v1").DELETE()), 405, "NotAllowed");
        fault(send(keyed("/services/intake/v1")), 405, "NotAllowed");
        fault(send(keyed("/services/intake/v1;x")), 400, "InvalidRequest");
        fault(send(keyed("/services/%2e%2e/intake/v1")), 400, "InvalidRequest");
        for (String type : List.of("text/xml", "multipart/related; boundary=x", "application/x-www-form-urlencoded")) {
            HttpRequest.Builder post = keyed("/services/intake/v1")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(receipt("B000001")));
            fault(send(post), 415, "WrongContentType");
        }
    }

    @Test
    void what_breaks_on_our_side_says_so_without_its_inside() throws Exception {
        village.batches.broken = true;
        try {
            fault(submit("k1", "a.csv", batch().bytes()), 503, "TryAgain");
        } finally {
            village.batches.broken = false;
        }
    }

    private static Batch batch() {
        return new Batch()
                .line(Village.NAMPHUENG, "nsf", "100.00")
                .line(Village.SOMCHAI, "nsf", "100.00")
                .line(Village.BUNMI, "nsf", "100.00");
    }

    private HttpResponse<String> submit(String key, String name, byte[] file) throws Exception {
        return call(submission(key, name, Base64.getEncoder().encodeToString(file)), Village.KEY);
    }

    private static String submission(String key, String name, String file) {
        return envelope(
                "",
                "<t:SubmitBatch xmlns:t='" + T + "'><t:idempotencyKey>" + key + "</t:idempotencyKey><t:sourceName>"
                        + name + "</t:sourceName><t:file>" + file + "</t:file></t:SubmitBatch>");
    }

    private static String receipt(String number) {
        return envelope("", "<t:GetReceipt xmlns:t='" + T + "'><t:number>" + number + "</t:number></t:GetReceipt>");
    }

    private static String envelope(String header, String body) {
        return "<s:Envelope xmlns:s='" + ENVELOPE + "'>" + header + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private HttpResponse<String> streamed(int bytes) throws Exception {
        String[] ends = submission("k1", "a.csv", "@").split("@");
        InputStream body = new SequenceInputStream(
                Collections.enumeration(List.of(stream(ends[0]), stream("AAAA".repeat(bytes / 3)), stream(ends[1]))));
        return send(keyed("/services/intake/v1")
                .header("Content-Type", "application/soap+xml")
                .POST(BodyPublishers.ofInputStream(() -> body)));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> call(String body, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/services/intake/v1"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/soap+xml;charset=UTF-8");
        return send((key.isEmpty() ? request : request.header("Authorization", "Bearer " + key))
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder keyed(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + Village.KEY);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Element answer(HttpResponse<String> reply, String name) throws Exception {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        Element answer = element(body(reply));
        assertThat(answer.getLocalName()).isEqualTo(name);
        schema.newValidator().validate(new DOMSource(answer));
        return answer;
    }

    private Element fault(HttpResponse<String> reply, int status, String name) throws Exception {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/soap+xml");
        assertThat(reply.body())
                .doesNotContain("Exception")
                .doesNotContain("org.")
                .doesNotContain("root:");
        Element fault = element(body(reply));
        assertThat(fault.getLocalName()).isEqualTo("Fault");
        String blamed = fault.getElementsByTagNameNS(ENVELOPE, "Value").item(0).getTextContent();
        assertThat(blamed).endsWith(status < 500 ? ":Sender" : ":Receiver");
        Element detail = element(
                (Element) fault.getElementsByTagNameNS(ENVELOPE, "Detail").item(0));
        assertThat(detail.getLocalName()).isEqualTo(name);
        schema.newValidator().validate(new DOMSource(detail));
        return detail;
    }

    private static Element body(HttpResponse<String> reply) throws IOException {
        Element envelope =
                Xml.parse(reply.body().getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        return (Element) envelope.getElementsByTagNameNS(ENVELOPE, "Body").item(0);
    }

    private static Element element(Element parent) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        throw new AssertionError("no element in " + parent.getLocalName());
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS(T, name).item(0).getTextContent();
    }

    /** The schema as it stands in the contract. */
    private static Schema schema() {
        try (InputStream in = SoapIntakeTest.class.getResourceAsStream("/batch/songtor-intake.v1.wsdl")) {
            Element wsdl = Xml.parse(in.readAllBytes()).getDocumentElement();
            var inside = wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                    .item(0);
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new DOMSource(inside));
        } catch (IOException | org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
