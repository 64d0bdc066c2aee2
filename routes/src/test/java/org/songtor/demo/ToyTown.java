package org.songtor.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.signing.ReadyKeys;

/** The whole gateway beside the sandbox of the toy agency, which no main code knows; what agencies do out of the ordinary is said before. */
final class ToyTown implements AutoCloseable {
    private static final String LOCATION = "spring.config.additional-location";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String before = System.getProperty(LOCATION);
    private final Path dir;
    private final Sandbox sandbox;
    private final DemoSettings settings;
    private final Gateway gateway;

    /**
     * @param script rows of {@code agencies.csv} below its heading
     * @param more settings of the gateway beside those of the toy
     */
    ToyTown(Path dir, String script, Consumer<DemoSettings> more) throws Exception {
        this.dir = dir;
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty(LOCATION, before + ",classpath:/fifth-agency/");
        System.setProperty("SONGTOR_KEYS", ReadyKeys.at(dir.resolve("keys")).toString());
        SongtorSettings installed = Installed.settings();
        sandbox = Sandbox.start(sandbox(installed, script));
        settings = new DemoSettings(installed, dir.resolve("home"), sandbox.doors(), 0);
        more.accept(settings);
        gateway = Gateway.start(settings.properties());
    }

    private SandboxSettings sandbox(SongtorSettings installed, String script) throws IOException {
        Path acts = Files.writeString(dir.resolve("agencies.csv"), "profile,payer,person,do,amount\n" + script);
        return new SandboxSettings(
                dir,
                installed.keys(),
                0,
                0,
                Optional.of(acts),
                installed.agencies().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> Demo.agency(e.getValue()))),
                Duration.ofMillis(100),
                Duration.ofMillis(100));
    }

    <T> T bean(Class<T> type) {
        return gateway.bean(type);
    }

    /** What the agencies themselves wrote down. */
    Books agencies() {
        return new Books(dir);
    }

    HttpResponse<String> submit(FundId fund, String key, String csv) throws Exception {
        return send(request("batches", fund)
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build());
    }

    HttpResponse<String> get(FundId fund, String path) throws Exception {
        return send(request(path, fund).GET().build());
    }

    /** @param role of the fund's person who decides */
    HttpResponse<String> decide(FundId fund, String role, String path, String json) throws Exception {
        DemoSettings.Login person = person(role + "-" + fund);
        String said = person.login() + ":" + person.password();
        return send(request(path, fund)
                .header(
                        "Songtor-Officer",
                        "Basic " + Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** What a person who logs in sees there, in Thai. */
    String page(String login, String path) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String token = TOKEN.matcher(text(browser, console("/login").GET()))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        String form = "username=" + login + "&password=" + person(login).password() + "&_csrf="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        text(
                browser,
                console("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        return text(browser, console(path).GET());
    }

    private HttpRequest.Builder console(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Accept-Language", "th");
    }

    private static String text(HttpClient browser, HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private DemoSettings.Login person(String login) {
        return settings.logins().stream()
                .filter(l -> l.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path, FundId fund) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + settings.apiKey(fund));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What people and agencies do takes its time, and is looked for until then. */
    static void await(BooleanSupplier there) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && !there.getAsBoolean()) {
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        gateway.close();
        sandbox.close();
        System.setProperty(LOCATION, before);
        System.clearProperty("SONGTOR_KEYS");
    }
}
