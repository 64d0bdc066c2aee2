package org.songtor.cli.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.songtor.sandbox.Misbehaviour;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox list}: orders in force, or everything that can be ordered. */
@Command(name = "list", description = "Orders in force.", mixinStandardHelpOptions = true)
final class SandboxList implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Running sandbox = new Running();

    @Option(names = "--all", description = "Every misbehaviour there is, and at which door; needs no running sandbox.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (all) {
            Arrays.stream(Misbehaviour.values()).forEach(m -> out.println("%-24s %s".formatted(m.word(), doors(m))));
            return 0;
        }
        JsonNode orders = sandbox.get("orders");
        orders.forEach(order -> out.println(line(order)));
        if (orders.isEmpty()) {
            out.println("every agency behaves");
        }
        return 0;
    }

    private static String doors(Misbehaviour m) {
        return m.doors().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    static String line(JsonNode order) {
        return "%d %s %s/%s, %s%s"
                .formatted(
                        order.path("id").asLong(),
                        order.path("what").asText(),
                        order.path("agency").asText(),
                        order.path("profile").asText("*"),
                        order.has("times") ? order.path("times").asInt() + " times" : "until calm",
                        order.has("delayMillis")
                                ? ", " + order.path("delayMillis").asLong() + " ms"
                                : "");
    }
}
