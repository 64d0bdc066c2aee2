package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Calls that are none: without a key, too large, of a method, form or header that nobody reads. */
class ApiCallsTest extends AtTheApi {
    /** A browser's script or a careless client may send both. */
    @Test
    void a_call_that_carries_a_persons_cookie_leaves_her_session_as_it_is() throws Exception {
        HttpResponse<String> visit = get("/visit", "");
        String cookie = visit.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        HttpResponse<String> call = http.send(
                request("/api/v1/batches/B000001", Village.KEY)
                        .header("Cookie", cookie)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        assertThat(call.statusCode()).as("known by its key").isEqualTo(404);
        assertThat(call.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> again =
                http.send(request("/visit", "").header("Cookie", cookie).GET().build(), BodyHandlers.ofString());
        assertThat(again.body()).isEqualTo(visit.body());
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void nobody_gets_in_without_a_known_key() throws Exception {
        for (String key : new String[] {"", "wrong", Village.KEY + "x", "Basic " + Village.KEY}) {
            HttpResponse<String> reply = get("/api/v1/batches/B000001", key);
            problem(reply, 401);
            assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> none = http.send(
                HttpRequest.newBuilder(uri("/api/v1/batches"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
        problem(none, 401);
    }

    /** RFC 9110, 11.1. */
    @Test
    void the_word_before_a_key_may_stand_in_small_letters() throws Exception {
        for (String word : new String[] {"bearer", "BEARER"}) {
            HttpRequest call = request("/api/v1/batches/B000001", "")
                    .header("Authorization", word + " " + Village.KEY)
                    .build();
            problem(http.send(call, BodyHandlers.ofString()), 404);
        }
    }

    @Test
    void every_problem_says_which_address_was_called() throws Exception {
        for (String path : new String[] {"/api/v1/items/abc/notes", "/api/v1/batches/B000001", "/api/v1/batches"}) {
            for (String key : new String[] {Village.KEY, ""}) {
                HttpResponse<String> reply = get(path + "?x=1", key);
                assertThat(problem(reply, reply.statusCode()).get("instance").asText())
                        .isEqualTo(path);
            }
        }
        assertThat(raw("GET /api//v1/batches HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("\"instance\":\"/api//v1/batches\"");
    }

    @Test
    void a_body_beyond_the_ceiling_is_cut_off_and_not_kept_whether_its_length_was_told_or_not() throws Exception {
        byte[] huge = new byte[200_001];
        assertThat(problem(post(huge, "k1"), 413)
                        .get("problems")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("SGT-1002");
        HttpRequest untold = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k2")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))
                .build();
        problem(http.send(untold, BodyHandlers.ofString()), 413);
        assertThat(village.batches.batches).isEmpty();
        assertThat(ApiGateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    @Test
    void three_hundred_megabytes_are_answered_too_although_the_caller_sends_them_all() throws Exception {
        byte[] megabyte = new byte[1_000_000];
        HttpRequest huge = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(300, megabyte)), 300_000_000))
                .build();
        problem(http.send(huge, BodyHandlers.ofString()), 413);
    }

    @Test
    void a_method_or_an_address_that_is_none_is_answered_with_a_problem_too() throws Exception {
        for (String call : new String[] {
            "DELETE /api/v1/batches 405 method-not-allowed",
            "POST /api/v1/batches/B000001 405 method-not-allowed",
            "DELETE /api/v1/batches/B000001/returned.xlsx 405 method-not-allowed",
            "TRACE /api/v1/batches 405 method-not-allowed",
            "FOO /api/v1/batches 405 method-not-allowed",
            "GET /api/v1/batches;x=1 400 bad-request",
            "GET /api//v1/batches 400 bad-request",
            "GET /api/%2e%2e/secret 400 bad-request",
            "GET /api/v1/%00 400 bad-request",
            "GET /api/v1/%zz 400 bad-request",
            "GET /api/v1/[x] 400 bad-request",
            "GET /api/v1/nothing 404 not-found",
            "GET /api/v1/nothing?from[]=1&to={x}|y 404 not-found",
            "GET /api/v1/nothing?from=<1> 400 bad-request",
            "GET /nowhere?from=<1> 400 bad-request"
        }) {
            String[] words = call.split(" ");
            String head = words[0] + " " + words[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\nAccept: text/html\r\nAuthorization: Bearer " + Village.KEY + "\r\n\r\n";
            assertThat(raw(head))
                    .as(call)
                    .startsWith("HTTP/1.1 " + words[2])
                    .contains("application/problem+json", "urn:songtor:problem:" + words[3])
                    .doesNotContain("<html");
        }
    }

    @Test
    void a_wrong_method_is_told_which_ones_the_address_answers() throws Exception {
        HttpResponse<String> reply = http.send(
                request("/api/v1/batches/B000001/returned.xlsx", Village.KEY)
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
        problem(reply, 405);
        assertThat(reply.headers().allValues("Allow")).containsExactly("GET");
    }

    @Test
    void forms_and_calls_without_an_idempotency_key_are_told_what_is_missing() throws Exception {
        HttpRequest.Builder bare = request("/api/v1/batches", Village.KEY);
        problem(http.send(bare.POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString()), 400);
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
            HttpRequest form = request("/api/v1/batches", Village.KEY)
                    .header("Content-Type", type)
                    .header("Idempotency-Key", "k1")
                    .POST(BodyPublishers.ofString("--x--"))
                    .build();
            problem(http.send(form, BodyHandlers.ofString()), 415);
        }
    }

    @Test
    void a_file_name_that_cannot_be_read_names_no_file() throws Exception {
        HttpRequest odd = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k1")
                .header("Content-Disposition", "attachment; filename=\"")
                .POST(BodyPublishers.ofByteArray(batch().bytes()))
                .build();
        assertThat(http.send(odd, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        assertThat(village.batches.batches.get(0).submission().sourceName()).isEqualTo("upload");
    }

    @Test
    void a_header_that_no_caller_may_send_is_the_callers_fault() throws Exception {
        String call = "POST /api/v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                + "Authorization: Bearer " + Village.KEY + "\r\nIdempotency-Key: k\u0080\r\n\r\n";
        assertThat(raw(call))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:songtor:problem:bad-header");
        assertThat(village.batches.batches).isEmpty();
    }
}
