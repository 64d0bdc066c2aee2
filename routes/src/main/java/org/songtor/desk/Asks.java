package org.songtor.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.stereotype.Component;

/** Reads what programs ask; what cannot be read is refused and quoted nowhere. */
@Component("desk.asks")
class Asks {
    private static final int LONGEST_BODY = 65_536;

    private final ObjectReader reader;

    Asks(ObjectMapper json) {
        this.reader = json.readerFor(Ask.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Ask of(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new DeskException(Why.INCOMPLETE);
        }
        try {
            return Optional.<Ask>ofNullable(reader.readValue(body))
                    .orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        } catch (JacksonException e) { // its text may quote a national id
            throw new DeskException(Why.INCOMPLETE);
        }
    }
}
