package org.songtor.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.desk.Webhooks.Hook;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents.Event;
import org.springframework.stereotype.Component;

/**
 * One call that tells one event, signed: {@code Songtor-Signature: t=<unix seconds>,v1=<hex>}, HMAC-SHA-256 over {@code t}, a full stop and the body, so
 * that an old call cannot be played again later. Taken is what is answered with 2xx; nothing else is read of the answer, and nobody is followed elsewhere.
 */
@Component
class Telephone {
    private static final Logger LOG = LoggerFactory.getLogger(Telephone.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Clock clock;

    Telephone(Clock clock) {
        this.clock = clock;
    }

    /** @return whether the other side has it */
    boolean tell(Hook hook, FundId fund, Event event) {
        byte[] body = body(fund, event);
        long at = clock.instant().getEpochSecond();
        HttpRequest call = HttpRequest.newBuilder(hook.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Songtor-Event-Id", event.id().toString())
                .header("Songtor-Signature", "t=" + at + ",v1=" + signature(hook, at, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = status(call);
            if (status / 100 != 2) {
                LOG.warn(
                        "{} of {} was answered with {} by {}",
                        event.type(),
                        fund,
                        status,
                        hook.url().getHost());
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.warn(
                    "{} of {} did not reach {}: {}",
                    event.type(),
                    fund,
                    hook.url().getHost(),
                    e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The time above is over with the answer's head; what follows may never end, so it is not waited for. */
    private static int status(HttpRequest call) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = Line.CLIENT.send(call, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream unread = answer.body()) {
            return answer.statusCode();
        }
    }

    /** Only words and numbers of ours stand in it, so nothing needs escaping. */
    static byte[] body(FundId fund, Event event) {
        return """
                {"id":"%s","type":"%s","fund":"%s","at":"%s","subject":"%s"}""".formatted(event.id(), event.type(), fund, event.at(), event.subject())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(Hook hook, long at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(hook.key().getAlgorithm());
            mac.init(hook.key());
            mac.update((at + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** Laid with the first call: it has threads and trusted roots of its own, and most installations call nobody. */
    private static final class Line {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // else it offers an upgrade to plain receivers that know none
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
