package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** U+0000, which no store can hold nor look for, in every text that the contract lets a program send: refused in words, never an error of ours. */
@Import(org.songtor.intake.Refusals.class)
class NulTest extends DeskCalls {
    private static final String NUL = "a\u0000b";
    private static final Set<String> WRITING = Set.of("post", "put");

    private static final Pattern OTHERS = Pattern.compile("/(batches|deliveries|calendar|openapi[.]yaml)");

    private record Call(String method, String path, JsonNode said) {}

    /** Of the parts of the contract that these controllers serve; batches are taken as files, which have readers of their own. */
    private List<Call> calls() throws Exception {
        List<Call> calls = new ArrayList<>();
        contract()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(one -> !OTHERS.matcher(path.getKey()).find())
                        .filter(one -> one.getValue().has("responses"))
                        .forEach(one -> calls.add(new Call(one.getKey(), path.getKey(), one.getValue()))));
        return calls;
    }

    @Test
    void no_text_of_a_body_may_hold_it() throws Exception {
        int bodies = 0;
        for (Call one : calls()) {
            JsonNode schema = resolved(one.said().path("requestBody")).at("/content/application~1json/schema");
            if (WRITING.contains(one.method()) && !schema.isMissingNode()) {
                for (ObjectNode body : bodies(schema)) {
                    bodies++;
                    refused(one, called(one, asked(one, "").content(json.writeValueAsBytes(body))), body);
                }
            }
        }
        assertThat(bodies).isGreaterThan(10);
    }

    @Test
    void no_field_of_an_address_may_hold_it() throws Exception {
        int fields = 0;
        for (Call one : calls()) {
            for (JsonNode said : one.said().path("parameters")) {
                JsonNode parameter = resolved(said);
                String name = parameter.path("name").asText();
                if (parameter.path("in").asText().equals("query")) {
                    fields++;
                    refused(one, called(one, asked(one, "?" + name + "=a%00b")), name);
                }
            }
        }
        assertThat(fields).isGreaterThan(4);
        assertThat(call(get(URI.create("/api/v1/items?label=a%00b")), "wiang-key", "")
                        .getStatus())
                .isEqualTo(400);
    }

    private MockHttpServletResponse called(Call one, MockHttpServletRequestBuilder request) throws Exception {
        return one.path().contains("/operator/")
                ? call(request, "", "operator:operator-secret")
                : call(request, "wiang-key", "malee:malee-secret");
    }

    private void refused(Call one, MockHttpServletResponse answer, Object what) throws Exception {
        assertThat(answer.getStatus())
                .as(one.method() + " " + one.path() + " " + what + " " + answer.getContentAsString())
                .isBetween(400, 422);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
    }

    private static MockHttpServletRequestBuilder asked(Call one, String query) {
        String path = one.path().replaceAll("\\{[a-z_]+}", "" + (100 + Label.AMOUNT_MISMATCH.ordinal()));
        return request(
                        HttpMethod.valueOf(one.method().toUpperCase(java.util.Locale.ROOT)),
                        URI.create((path.startsWith("/api") ? path : "/api/v1" + path) + query))
                .contentType("application/json");
    }

    /** One for each text of the shape, which alone holds it. */
    private List<ObjectNode> bodies(JsonNode schema) throws Exception {
        JsonNode whole = resolved(schema);
        List<ObjectNode> bodies = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : whole.path("properties").properties()) {
            JsonNode shape = resolved(field.getValue());
            ObjectNode body = json.createObjectNode();
            if (shape.path("type").asText().equals("string")) {
                bodies.add(body.put(field.getKey(), NUL));
            } else if (shape.path("type").asText().equals("array")) {
                JsonNode items = resolved(shape.get("items"));
                ArrayNode list = body.putArray(field.getKey());
                if (items.path("type").asText().equals("string")) {
                    list.add(NUL);
                    bodies.add(body);
                } else if (items.path("properties").has("national_id")) {
                    list.addObject().put("line", 1).put("national_id", NUL);
                    bodies.add(body);
                }
            }
        }
        return bodies;
    }

    private JsonNode resolved(JsonNode schema) throws Exception {
        return schema.has("$ref") ? contract().at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
