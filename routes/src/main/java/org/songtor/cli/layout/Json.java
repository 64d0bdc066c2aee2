package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.songtor.model.Satang;

/** Values of a JSON object by name; what is missing or of another kind is named. */
final class Json {
    private Json() {}

    static String text(JsonNode object, String name) {
        return maybe(object, name).orElseThrow(() -> new IllegalArgumentException("text " + name + " is missing"));
    }

    static Optional<String> maybe(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static int number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isInt()) {
            throw new IllegalArgumentException("number " + name + " is missing");
        }
        return value.asInt();
    }

    static Satang baht(JsonNode object, String name) {
        return baht(text(object, name));
    }

    /** As {@link Satang#toBaht} prints it. */
    static Satang baht(String text) {
        return Satang.ofBaht(new BigDecimal(text));
    }

    static <E extends Enum<E>> E word(Class<E> of, JsonNode object, String name) {
        return Enum.valueOf(of, text(object, name).toUpperCase(Locale.ROOT));
    }
}
