package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.HandClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The door, over a real socket: cookies and error pages are the server's own. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class ConsoleSecurityTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    MonthDouble month;

    @Autowired
    HandClock clock;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Other classes share the program. */
    @AfterEach
    void it_is_saturday_afternoon_again() {
        clock.back(ConsoleProgram.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/batches", "/batches/1", "/items", "/items/106", "/actuator/metrics", "/nowhere"})
    void a_stranger_is_sent_to_the_login_page(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    @Test
    void no_answer_sends_a_reader_to_another_host() throws Exception {
        get("/items");
        assertThat(target(logIn("malee", "malee-secret"))).isEqualTo("/items?continue");
        assertThat(target(get("/"))).isEqualTo("/batches");
        assertThat(target(logOut())).isEqualTo("/login?out");
        assertThat(target(logIn("malee", "wrong"))).isEqualTo("/login?error");
    }

    @Test
    void who_is_not_logged_in_uploads_nothing_and_a_forged_form_is_refused() throws Exception {
        assertThat(target(upload("", "x"))).isEqualTo("/login");
        logIn("malee", "malee-secret");
        assertThat(upload("", "x").statusCode()).isEqualTo(403);
        String token = token("/send");
        assertThat(target(upload("?_csrf=" + token, ""))).isEqualTo("/send?problem=empty");
        assertThat(target(upload("?_csrf=" + token, "x"))).isEqualTo("/batches/1/receipt");
    }

    @Test
    void nobody_hands_in_for_another_fund_or_without_the_role() throws Exception {
        logIn("somchai", "somchai-secret");
        assertThat(upload("?_csrf=" + token("/send"), "x").statusCode()).isEqualTo(403);
        logOut();
        logIn("prasit", "prasit-secret");
        assertThat(upload("?_csrf=" + token("/items"), "x").statusCode()).isEqualTo(403);
        assertThat(post("/batches/1/repairs", "pick=ID_LOST_ZERO.national_id&_csrf=" + token("/items"))
                        .statusCode())
                .isEqualTo(403);
        logOut();
        logIn("malee", "malee-secret");
        assertThat(post("/batches/2/repairs", "pick=ID_LOST_ZERO.national_id&_csrf=" + token("/items"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_form_that_no_page_of_ours_sends_is_refused_by_a_page() throws Exception {
        logIn("malee", "malee-secret");
        String token = "_csrf=" + token("/send");
        for (String body : new String[] {"fund=wiang&file=x&", "file=x&", ""}) {
            HttpResponse<String> answer = post("/send", body + token);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .doesNotContain("problem");
        }
    }

    /** Hands in a file of the fund wiang. */
    private HttpResponse<String> upload(String query, String text) throws IOException, InterruptedException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"fund\"\r\n\r\nwiang\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + text
                + "\r\n--x--\r\n";
        return send(request("/send" + query)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_page_that_refreshes_itself_gets_no_login_page_inside() throws Exception {
        assertThat(send(request("/batches/1").header("HX-Request", "true")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void headers_forbid_foreign_content_frames_and_referrers() throws Exception {
        HttpResponse<String> answer = get("/login");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_session_cookie_is_renewed_at_login_and_hidden_from_scripts() throws Exception {
        HttpResponse<String> before = get("/login");
        String first = session(before);
        HttpResponse<String> after = logIn("malee", "malee-secret");
        assertThat(after.headers().firstValue("Location").orElseThrow()).endsWith("/batches");
        assertThat(session(after)).isNotEqualTo(first);
        assertThat(cookieLine(after)).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_form_without_its_token_is_refused_with_a_friendly_page() throws Exception {
        HttpResponse<String> answer = post("/login", "username=malee&password=malee-secret");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("หน้านี้ไม่เปิดให้คุณ");
    }

    @Test
    void who_is_not_in_office_is_told_so_in_both_languages() throws Exception {
        logIn("boonmee", "boonmee-secret");
        String wish = "run=false&reason=x&_csrf=" + token("/delivery");
        HttpResponse<String> thai = post("/delivery/switch", wish);
        assertThat(thai.statusCode()).isEqualTo(403);
        assertThat(thai.body()).contains("คุณไม่อยู่ในวาระ").doesNotContain("หน้านี้ไม่เปิดให้คุณ");
        get("/batches?lang=en");
        assertThat(post("/delivery/switch", wish).body()).contains("You are not in office");
    }

    @Test
    void five_wrong_passwords_close_the_login_for_a_while_even_for_the_right_one_and_say_until_when() throws Exception {
        cookies.getCookieStore().removeAll();
        for (int i = 0; i < 5; i++) {
            assertThat(target(logIn("wichai", "wrong"))).endsWith("/login?error");
        }
        String closed = target(logIn("wichai", "wichai-secret"));
        HttpResponse<String> page = get(closed);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).contains("5");
        assertThat(page.body()).contains("ใส่รหัสผ่านผิดหลายครั้ง ลองใหม่ได้เวลา 14:30:05 น. (อีก 5 วินาที)");
        assertThat(target(logIn("malee", "malee-secret"))).endsWith("/batches");
        cookies.getCookieStore().removeAll();
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(get(closed).statusCode())
                .as("the same page, read again later")
                .isEqualTo(200);
        assertThat(target(logIn("wichai", "wichai-secret"))).endsWith("/batches");
    }

    @Test
    void who_logged_in_before_is_not_locked_out_by_others_and_no_header_makes_one_another() throws Exception {
        assertThat(target(logIn("narin", "narin-secret"))).endsWith("/batches");
        HttpCookie own = device();
        assertThat(own.isHttpOnly()).isTrue();
        cookies.getCookieStore().removeAll();
        String closed = "";
        for (int i = 0; i < 7; i++) {
            closed = target(logIn("narin", "wrong", "X-Forwarded-For", "192.0.2." + i));
        }
        assertThat(closed).contains("/login?until=");
        assertThat(target(logIn("narin", "narin-secret"))).contains("/login?until=");
        cookies.getCookieStore().removeAll();
        cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + port + "/login"), own);
        assertThat(target(logIn("narin", "narin-secret"))).endsWith("/batches");
        assertThat(device().getValue()).as("the browser stays the same one").isEqualTo(own.getValue());
    }

    @Test
    void an_unknown_login_is_answered_like_a_wrong_password() throws Exception {
        assertThat(target(logIn("nobody", "x"))).endsWith("/login?error");
    }

    @Test
    void health_is_open_and_the_rest_of_the_actuator_is_the_operators() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        logIn("malee", "malee-secret");
        assertThat(get("/actuator/info").statusCode()).isEqualTo(403);
        logOut();
        logIn("operator", "operator-secret");
        assertThat(get("/actuator/info").statusCode()).isEqualTo(200);
    }

    @Test
    void after_logging_out_nothing_is_open() throws Exception {
        logIn("malee", "malee-secret");
        assertThat(get("/batches").statusCode()).isEqualTo(200);
        assertThat(target(logOut())).endsWith("/login?out");
        assertThat(get("/batches").statusCode()).isEqualTo(302);
    }

    @Test
    void a_missing_page_and_another_funds_batch_look_the_same() throws Exception {
        logIn("malee", "malee-secret");
        for (String path : List.of("/nowhere", "/batches/2", "/batches/abc")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("<h1>ไม่พบหน้านี้</h1>", "2569");
        }
        assertThat(get("/batches/1?page=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_failure_shows_no_detail() throws Exception {
        logIn("malee", "malee-secret");
        month.breakNextRead();
        HttpResponse<String> answer = get("/batches");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<h1>ระบบขัดข้อง</h1>")
                .doesNotContain("secret detail", "Exception", "at org.");
    }

    private HttpResponse<String> logIn(String login, String password, String... headers) throws Exception {
        String form = "username=" + login + "&password=" + password;
        return post("/login", form + "&_csrf=" + token("/login"), headers);
    }

    private HttpCookie device() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(Devices.COOKIE))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> logOut() throws Exception {
        return post("/logout", "_csrf=" + token("/items"));
    }

    private String token(String page) throws Exception {
        Matcher found = TOKEN.matcher(get(page).body());
        assertThat(found.find()).isTrue();
        return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String target(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String session(HttpResponse<String> answer) {
        return cookieLine(answer).replaceAll("JSESSIONID=([^;]+);.*", "$1");
    }

    private static String cookieLine(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
    }
}
