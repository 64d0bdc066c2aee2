package org.songtor.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.songtor.fault.Halfway;
import org.songtor.model.AgencyCode;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/** Calls to boxes by HTTPS (RFC 9110). Every status is the caller's to judge; a call that brings none fails. */
@Component
public class HttpsCalls {
    private static final byte[] NOTHING = {};

    private final HttpsLines lines;

    HttpsCalls(HttpsLines lines) {
        this.lines = lines;
    }

    /** What a call is for: a name below an agency's box, of letters that stand in a path as they are. */
    public record Place(AgencyCode agency, URI box, String path) {}

    /**
     * What came back.
     *
     * @param body empty where there is none
     * @param later {@code Retry-After} as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once
    public record Reply(int status, byte[] body, @Nullable String later) {}

    /** @throws IOException where nothing came back, or more than {@link HttpsBoxes#LARGEST} bytes, or not within the agency's {@code exchange-within} */
    public Reply get(Place place) throws IOException {
        return call(place, request(Method.GET, place));
    }

    /**
     * @param key by which the box knows the same bytes ({@code Idempotency-Key})
     * @param onlyWhereNothingIs {@code If-None-Match: *}: the box says 412 in place of putting it over something
     * @throws IOException as {@link #get}
     */
    public Reply put(Place place, byte[] content, Sha256 key, boolean onlyWhereNothingIs) throws IOException {
        return put(place, entity(content), key, onlyWhereNothingIs);
    }

    /** As {@link #put}, of the file itself: a campaign can stop it in the middle. */
    public Reply putFile(Place place, byte[] content, Sha256 key, boolean onlyWhereNothingIs) throws IOException {
        return put(place, entity(Halfway.body(content)), key, onlyWhereNothingIs);
    }

    private Reply put(Place place, HttpEntity content, Sha256 key, boolean onlyWhereNothingIs) throws IOException {
        BasicClassicHttpRequest request = request(Method.PUT, place);
        request.setHeader("Idempotency-Key", key.hex());
        if (onlyWhereNothingIs) {
            request.setHeader("If-None-Match", "*");
        }
        request.setEntity(content);
        return call(place, request);
    }

    private static HttpEntity entity(Object body) {
        return body instanceof InputStream stream
                ? new InputStreamEntity(stream, ContentType.APPLICATION_OCTET_STREAM)
                : new ByteArrayEntity((byte[]) body, ContentType.APPLICATION_OCTET_STREAM);
    }

    private static BasicClassicHttpRequest request(Method method, Place place) {
        String path = place.box().getRawPath();
        String folder = path.endsWith("/") ? path : path + "/";
        return new BasicClassicHttpRequest(method, server(place.box()), folder + place.path());
    }

    private static HttpHost server(URI box) {
        return new HttpHost(box.getScheme(), box.getHost(), box.getPort());
    }

    private Reply call(Place place, BasicClassicHttpRequest request) throws IOException {
        return lines.of(place.agency(), place.box()).execute(server(place.box()), request, HttpsCalls::read);
    }

    private static Reply read(ClassicHttpResponse response) throws IOException {
        Header later = response.getFirstHeader("Retry-After");
        return new Reply(response.getCode(), body(response.getEntity()), later == null ? null : later.getValue());
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return NOTHING;
        }
        try (InputStream in = entity.getContent()) {
            return in.readAllBytes();
        }
    }
}
