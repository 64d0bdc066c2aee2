package org.songtor.cli.sandbox;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sandbox calm}: takes orders back. */
@Command(
        name = "calm",
        description = "Takes orders back: who hangs goes on, what was held goes out, what was put in the way goes.",
        mixinStandardHelpOptions = true)
final class SandboxCalm implements Callable<Integer> {
    @Mixin
    private Running sandbox = new Running();

    @Option(names = "--agency", paramLabel = "A", description = "Of this agency only.")
    private @Nullable String agency;

    @Override
    public Integer call() throws IOException, InterruptedException {
        sandbox.delete(agency == null ? "orders" : "orders/" + agency);
        return 0;
    }
}
