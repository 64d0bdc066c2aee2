package org.songtor.cli.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sandbox do}: one order to a running sandbox. */
@Command(name = "do", description = "Lets an agency misbehave.", mixinStandardHelpOptions = true)
final class SandboxDo implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Running sandbox = new Running();

    @Parameters(paramLabel = "MISBEHAVIOUR", description = "As `sandbox list --all` names it.")
    private String what = "";

    @Option(names = "--agency", paramLabel = "A", required = true, description = "The agency's code.")
    private String agency = "";

    @Option(names = "--profile", paramLabel = "P", description = "One profile; without it all of the agency's.")
    private @Nullable String profile;

    @Option(names = "--times", paramLabel = "N", description = "How often; without it until `sandbox calm`.")
    private @Nullable Integer times;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How long it hangs, or after which the right thing follows; for example 2s.")
    private @Nullable Duration delay;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("what", what);
        order.put("agency", agency);
        if (profile != null) {
            order.put("profile", profile);
        }
        if (times != null) {
            order.put("times", times);
        }
        if (delay != null) {
            order.put("delayMillis", delay.toMillis());
        }
        spec.commandLine().getOut().println(SandboxList.line(sandbox.post("orders", order)));
        return 0;
    }
}
