package org.songtor.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/**
 * An order as it is asked for, by the shape {@code NewOrder} of {@code sandbox-openapi.yaml}. What is not understood whole is refused: an order that holds for ever,
 * since its {@code times} was misspelt, is worse than none.
 *
 * @param times {@link Order#ALWAYS} where it was left out
 */
record NewOrder(Misbehaviour what, AgencyCode agency, Optional<String> profile, int times, Optional<Duration> delay) {
    private static final List<String> FIELDS = List.of("what", "agency", "profile", "times", "delayMillis");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException for what is not understood, in words */
    static NewOrder of(byte[] body) throws IOException {
        JsonNode node = read(body);
        if (!node.isObject()) {
            throw new IllegalArgumentException("an order is a JSON object with what and agency");
        }
        node.fieldNames().forEachRemaining(NewOrder::known);
        return new NewOrder(
                Misbehaviour.of(text(node, "what").orElseThrow(() -> missing("what"))),
                AgencyCode.of(text(node, "agency").orElseThrow(() -> missing("agency"))),
                text(node, "profile"),
                number(node, "times", 1, Order.MOST).orElse(Order.ALWAYS),
                number(node, "delayMillis", 0, (int) Order.LONGEST.toMillis()).map(Duration::ofMillis));
    }

    private static JsonNode read(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the order is no JSON, or says something twice", e);
        }
    }

    private static void known(String field) {
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException("no field " + field + "; there are " + String.join(", ", FIELDS));
        }
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException(field + " is missing");
    }

    private static Optional<String> text(JsonNode node, String field) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        if (!node.get(field).isTextual()) {
            throw new IllegalArgumentException(field + ": a text, not " + node.get(field));
        }
        return Optional.of(node.get(field).textValue());
    }

    private static Optional<Integer> number(JsonNode node, String field, int least, int most) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        JsonNode value = node.get(field);
        boolean whole = value.isIntegralNumber() && value.canConvertToInt();
        if (!whole || value.intValue() < least || value.intValue() > most) {
            throw new IllegalArgumentException(field + ": " + least + " to " + most + ", not " + value);
        }
        return Optional.of(value.intValue());
    }
}
