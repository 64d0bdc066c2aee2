package org.songtor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.CheckJson;
import org.songtor.intake.OfflineCheck;
import org.songtor.model.FundId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code check FILE --fund F}: the real rules over a file that is not handed in. By itself it needs no gateway and no database, and then knows neither earlier batches
 * nor other funds; with {@code --gateway} a running one is asked, which knows all. Exit codes: 0 nothing to mend, 1 something to mend, 2 wrong words.
 */
@Command(
        name = "check",
        description = "Checks a file before it is sent, and shows what each agency would see.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String KEY = "SONGTOR_API_KEY";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The batch, in any form that can be sent.")
    private Path file = Path.of("");

    @Option(names = "--fund", required = true, paramLabel = "F", description = "The fund that would send it.")
    private String fund = "";

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "The fund's member list (default: roster.csv in the fund's own folder).")
    private @Nullable Path roster;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Ask this running gateway, such as http://127.0.0.1:8080, with the key in " + KEY + ".")
    private @Nullable URI gateway;

    @Option(names = "-o", paramLabel = "json", description = "json prints the whole result as JSON.")
    private String form = "text";

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!form.equals("json") && !form.equals("text")) {
            throw wrong("-o takes json, not " + form);
        }
        if (!Files.isRegularFile(file)) {
            throw wrong("no such file: " + file);
        }
        JsonNode result = gateway == null ? here() : asked(gateway);
        PrintWriter out = spec.commandLine().getOut();
        if (form.equals("json")) {
            out.println(json.writeValueAsString(result));
        } else {
            new CheckText(out).print(result, gateway == null);
        }
        return toMend(result) ? Main.FAILED : Main.OK;
    }

    private JsonNode here() throws IOException {
        System.setProperty("logging.threshold.console", "OFF");
        try (OfflineCheck check = OfflineCheck.open()) {
            FundId id = fundId();
            if (!check.knows(id)) {
                throw wrong("no such fund: " + fund);
            }
            return json.valueToTree(CheckJson.of(check.check(id, file, Optional.ofNullable(roster))));
        }
    }

    private FundId fundId() {
        try {
            return FundId.of(fund);
        } catch (IllegalArgumentException e) {
            throw wrong("no such fund: " + fund);
        }
    }

    private JsonNode asked(URI base) throws IOException, InterruptedException {
        String key = System.getenv(KEY);
        if (key == null || key.isEmpty()) {
            throw wrong("the environment must hold the fund's key in " + KEY);
        }
        HttpRequest question = HttpRequest.newBuilder(base.resolve("/api/v1/batches/check"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        HttpResponse<String> reply = reply(question);
        JsonNode body = json.readTree(reply.body());
        if (reply.statusCode() != 200) {
            throw new IOException(reply.statusCode() + " " + body.path("title").asText());
        }
        return body;
    }

    /** Nobody listening has no words of its own in Java, and is the usual case: the gateway is not started, or elsewhere. */
    static HttpResponse<String> reply(HttpRequest question) throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            String where = question.uri().resolve("/").toString();
            throw new IOException(
                    "no gateway answers at " + where
                            + ": start it with ./songtor serve, give its address with --gateway, or leave --gateway out to check without it");
        }
    }

    /** Warnings stop nothing. */
    private static boolean toMend(JsonNode result) {
        boolean mend = result.get("state").asText().equals("REFUSED");
        for (JsonNode problem : result.get("problems")) {
            mend |= !problem.get("severity").asText().equals("WARN");
        }
        return mend;
    }

    private CommandLine.ParameterException wrong(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }
}
