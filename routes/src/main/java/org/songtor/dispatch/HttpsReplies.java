package org.songtor.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songtor.channel.HttpsCalls.Reply;
import org.songtor.channel.StatusException;
import org.songtor.model.Sha256;

/** What an HTTPS box replied. A status of success with something else inside than what was asked for is no success. */
final class HttpsReplies {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final int SHOWN = 60;

    private final ObjectMapper json;

    HttpsReplies(ObjectMapper json) {
        this.json = json;
    }

    /** To a question: the hash of what is there; empty where nothing is. */
    Optional<Sha256> held(Reply reply) throws IOException {
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (reply.status() != 200) {
            throw new StatusException("asked for the file", reply.status(), wait(reply.later()));
        }
        return Optional.of(hash(reply.body()).orElseThrow(() -> inside(reply)));
    }

    /** To a put: the hash of what was taken, where the reply names it; an empty reply names nothing. */
    Optional<Sha256> taken(Reply reply) throws IOException {
        if (reply.status() != 200 && reply.status() != 201) {
            throw new StatusException("put the file", reply.status(), wait(reply.later()));
        }
        if (reply.body().length == 0) {
            return Optional.empty();
        }
        return Optional.of(hash(reply.body()).orElseThrow(() -> inside(reply)));
    }

    private Optional<Sha256> hash(byte[] body) throws IOException {
        try {
            String hash = json.readTree(body).path("sha256").asText();
            return HASH.matcher(hash).matches() ? Optional.of(new Sha256(hash)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static IOException inside(Reply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        return new IOException("status " + reply.status() + " with something else inside: "
                + text.substring(0, Math.min(SHOWN, text.length())));
    }

    /** Only the form in seconds (RFC 9110 section 10.2.3); a date would need their clock to be ours. */
    private static Optional<Duration> wait(@Nullable String later) {
        return later != null && SECONDS.matcher(later.trim()).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(later.trim())))
                : Optional.empty();
    }
}
