package org.songtor.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.stereotype.Component;

/** Reads what programs ask; what cannot be read is refused and quoted nowhere, but the name of a field that there is not, and so is a text with a character that no store can hold. */
@Component("desk.asks")
class Asks {
    private static final int LONGEST_BODY = 65_536;
    /** A field's name that may be told: no digits, which could be a national id. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,40}");

    private final ObjectReader reader;
    private final ObjectReader orders;
    private final ObjectReader questions;

    Asks(ObjectMapper json) {
        ObjectReader any = json.copy()
                .registerModule(new SimpleModule().addDeserializer(String.class, new Texts()))
                .reader()
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.reader = any.forType(Ask.class);
        this.orders = any.forType(HeldAsk.class);
        this.questions = any.forType(CreditAsk.class);
    }

    /** Every text of a body, whatever it is for. */
    private static final class Texts extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf(0) >= 0) {
                throw JsonMappingException.from(parser, "a text with U+0000");
            }
            return text;
        }
    }

    Ask of(HttpServletRequest request) throws IOException {
        return read(reader, request);
    }

    /** Of money held in trust. */
    HeldAsk order(HttpServletRequest request) throws IOException {
        return read(orders, request);
    }

    /** Of which file a payer meant. */
    CreditAsk question(HttpServletRequest request) throws IOException {
        return read(questions, request);
    }

    private static <T> T read(ObjectReader reader, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new DeskException(Why.INCOMPLETE);
        }
        try {
            return Optional.<T>ofNullable(reader.readValue(body)).orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        } catch (UnrecognizedPropertyException e) {
            throw NAME.matcher(e.getPropertyName()).matches()
                    ? DeskException.unknown(e.getPropertyName())
                    : new DeskException(Why.INCOMPLETE);
        } catch (JacksonException e) { // its text may quote a national id
            throw new DeskException(Why.INCOMPLETE);
        }
    }
}
