package org.songtor.sandbox;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.songtor.Songtor;
import org.songtor.agency.FormatSamples;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Reports;
import org.songtor.port.RosterStore;
import org.songtor.settings.Channel;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole gateway with its real parts, the installation's agencies as a sandbox, one fund that sends, and its treasurer's eyes. */
final class Town implements AutoCloseable {
    static final FundId FUND = FundId.of("wiang");
    private static final String KEY = "a key for this test only";
    private static final String LOGIN = "treasurer";
    private static final String PASSWORD = "a word for this test only";
    /** Of the boxes of all agencies, with a signature and its check each time. */
    private static final String POLL = "500ms";

    private static final Pattern STATE = Pattern.compile("class=\"state-now ([A-Z]+)\">([^<]+)<");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"(B[0-9]+)\"");

    final Sandbox sandbox;
    final Path dir;
    private final ConfigurableApplicationContext gateway;
    private final JdbcClient jdbc;
    /** The fund's program; it has no cookies. */
    private final HttpClient program =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Town(Path dir, Set<ProfileId> byQueue, int members) throws Exception {
        this.dir = dir;
        SongtorSettings installed = installed();
        this.sandbox = Sandbox.start(sandbox(dir, installed, byQueue));
        Map<String, Object> settings = settings(dir, installed, byQueue);
        this.gateway = new SpringApplicationBuilder(Songtor.class)
                .initializers(context ->
                        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("town", settings)))
                .run();
        this.jdbc = JdbcClient.create(gateway.getBean(DataSource.class));
        gateway.getBean(RosterStore.class)
                .replace(
                        FUND,
                        IntStream.rangeClosed(1, members).mapToObj(Town::member).toList());
        logIn();
    }

    /** What the treasurer's page says of a batch's one file: its state, and the word for it. */
    record Shown(FileState state, String word) {}

    /** A batch's one file. */
    record Sent(long batch, long file, String name, String reference) {}

    /** How one attempt ended, in the store's words. */
    record Attempt(String outcome, String detail) {}

    /** Hands in one line of a member, and waits for the file that it goes in. */
    Sent send(int member, String scheme, String amount) throws Exception {
        String csv = "songtor-batch,1\r\nfund," + FUND + "\r\nperiod,2569-11\r\ncount,1\r\ntotal," + amount
                + "\r\n\r\nnational_id,title,first_name,last_name,scheme,amount,wages\r\n"
                + FormatSamples.person(member).value() + ",นาง,น้ำอ้อย,ใจดี," + scheme + "," + amount + ",\r\n";
        HttpResponse<String> reply = program.send(
                HttpRequest.newBuilder(at("/api/v1/batches"))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Idempotency-Key", "batch-" + member)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher number = NUMBER.matcher(reply.body().replace(" ", ""));
        if (reply.statusCode() != 201 || !number.find()) {
            throw new AssertionError("batch of member " + member + ": " + reply.statusCode() + " " + reply.body());
        }
        long batch = Long.parseLong(number.group(1).substring(1));
        await(() -> file(batch).isPresent());
        return file(batch).orElseThrow();
    }

    /** Looks until it is so; half a minute is long after everything that is waited for on purpose. */
    void await(World.Check check) throws Exception {
        await(check, 50);
    }

    /** Looks less often: a label is judged over all lines there are, and the one that is waited for stays. */
    void awaitLabel(Sent sent, Label label) throws Exception {
        await(() -> label(sent) == label, 250);
    }

    private static void await(World.Check check, long millis) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!check.isTrue()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in 30 s");
            }
            Thread.sleep(millis);
        }
    }

    private Optional<Sent> file(long batch) {
        return jdbc.sql("""
                        select l.batch_id as batch, f.file_id as file, f.name, f.reference
                        from agency_file f join file_line fl on fl.file_id = f.file_id join line l on l.line_id = fl.line_id
                        where l.batch_id = :batch and f.name is not null
                        """).param("batch", batch).query(Sent.class).optional();
    }

    List<Attempt> attempts(Sent sent) {
        return jdbc.sql("select outcome, detail from delivery_attempt where file_id = :file order by attempt")
                .param("file", sent.file())
                .query(Attempt.class)
                .list();
    }

    /** Answers applied to the file, the first first. */
    List<Long> answers(Sent sent) {
        return jdbc.sql("select arrival_id from answer_file where file_id = :file order by arrival_id")
                .param("file", sent.file())
                .query(Long.class)
                .list();
    }

    int rejected(String agency) {
        return jdbc.sql("select count(*) from arrival where agency = :agency and kind = 'rejected'")
                .param("agency", agency)
                .query(Integer.class)
                .single();
    }

    private Label label(Sent sent) {
        return reports().lines().stream()
                .filter(l -> l.file().equals(Optional.of(sent.name())))
                .map(Reports.LineRow::label)
                .findFirst()
                .orElseThrow();
    }

    Reports reports() {
        return gateway.getBean(Reports.class);
    }

    Shown shown(Sent sent) throws IOException, InterruptedException {
        String page = get("/batches/" + sent.batch());
        Matcher state = STATE.matcher(page);
        if (!state.find()) {
            throw new AssertionError("the page shows no state of " + sent.name());
        }
        return new Shown(FileState.valueOf(state.group(1)), state.group(2));
    }

    /** The agency's rows of lines of this file: {@code line,amount,what}. */
    List<String> booked(ProfileId profile, Sent sent) throws IOException {
        return ledger(profile).stream()
                .map(row -> row.split(","))
                .filter(c -> c[3].startsWith(sent.reference() + "-"))
                .map(c -> c[3] + "," + c[4] + "," + c[5])
                .toList();
    }

    /** Every line that the agency booked, {@code <reference>-<position>,<amount>}, as often as it did. */
    List<String> booked(ProfileId profile) throws IOException {
        return ledger(profile).stream()
                .map(row -> row.split(","))
                .filter(c -> c[5].equals("booked"))
                .map(c -> c[3] + "," + c[4])
                .toList();
    }

    /** Every line of the gateway's files for the profile, in the same words. */
    List<String> sent(ProfileId profile) {
        return jdbc.sql("""
                        select f.reference || '-' || fl.position || ',' || to_char(fl.satang / 100.0, 'FM999990.00')
                        from agency_file f join file_line fl on fl.file_id = f.file_id
                        where f.agency = :agency and f.profile = :profile
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .query(String.class)
                .list();
    }

    private List<String> ledger(ProfileId profile) throws IOException {
        return rows(profile, "ledger.csv");
    }

    List<String> rows(ProfileId profile, String book) throws IOException {
        Path file = dir.resolve("agency").resolve(profile.agency().value()).resolve(book);
        return java.nio.file.Files.readAllLines(file).stream().skip(1).toList();
    }

    @Override
    public void close() {
        gateway.close();
        sandbox.close();
    }

    private void logIn() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/login"));
        if (!token.find()) {
            throw new AssertionError("the login page has no token");
        }
        String form = "username=" + LOGIN + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(at("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        browser.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private String get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) gateway).getWebServer().getPort() + path);
    }

    private static Member member(int number) {
        return Member.of(
                Integer.toString(number),
                FormatSamples.person(number),
                new PersonName("นาง", "น้ำอ้อย", "ใจดี"),
                "เกษตรกร",
                Set.of());
    }

    private static SongtorSettings installed() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment).bind("songtor", SongtorSettings.class).get();
    }

    private static SandboxSettings sandbox(Path dir, SongtorSettings installed, Set<ProfileId> byQueue) {
        return new SandboxSettings(
                dir,
                installed.keys(),
                0,
                0,
                Optional.empty(),
                installed.agencies().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> new SandboxSettings.Agency(
                                        e.getValue().account(),
                                        e.getValue().statement().format(),
                                        e.getValue().profiles().entrySet().stream()
                                                .collect(Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        p -> kind(
                                                                byQueue.contains(new ProfileId(e.getKey(), p.getKey())),
                                                                p.getValue().channel())))))),
                Duration.ofMillis(100),
                Duration.ofMillis(100));
    }

    private static SandboxSettings.Kind kind(boolean byQueue, Channel channel) {
        if (byQueue) {
            return SandboxSettings.Kind.JMS;
        }
        return channel == Channel.SOAP ? SandboxSettings.Kind.SOAP : SandboxSettings.Kind.FILES;
    }

    /** Waits short enough for a test; attempts and breaker wide enough for a misbehaviour that stays. */
    private Map<String, Object> settings(Path home, SongtorSettings installed, Set<ProfileId> byQueue) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("songtor.home", home.resolve("home").toString());
        all.put("server.port", 0);
        all.put(
                "songtor.funds." + FUND + ".api-key-sha256",
                Sha256.of(KEY.getBytes(StandardCharsets.UTF_8)).hex());
        all.put("songtor.officers[0].login", LOGIN);
        all.put("songtor.officers[0].name", LOGIN);
        all.put("songtor.officers[0].password", "{noop}" + PASSWORD);
        all.put("songtor.officers[0].role", "treasurer");
        all.put("songtor.officers[0].funds[0]", FUND.value());
        all.put("songtor.work.ring", "100ms");
        Doors doors = sandbox.doors();
        installed.agencies().forEach((code, agency) -> {
            String prefix = "songtor.agencies." + code;
            all.put(prefix + ".breaker.failures", 1000);
            all.put(prefix + ".refused-answer-again", "2s");
            all.put(prefix + ".exchange-within", "15s");
            all.put(prefix + ".statement.address", doors.of(agency.statement().channel(), code, Doors.STATEMENTS));
            all.put(prefix + ".statement.poll", POLL);
            agency.profiles().forEach((name, profile) -> {
                String entry = prefix + ".profiles[" + name + "]";
                Channel channel = byQueue.contains(new ProfileId(code, name)) ? Channel.JMS : profile.channel();
                all.put(entry + ".channel", channel);
                all.put(entry + ".address", doors.of(channel, code, name));
                all.put(entry + ".answer-within", "4s");
                all.put(entry + ".poll", POLL);
                all.put(entry + ".retry.attempts", 100);
                all.put(entry + ".retry.first", "300ms");
                all.put(entry + ".retry.longest", "1s");
            });
        });
        return all;
    }
}
