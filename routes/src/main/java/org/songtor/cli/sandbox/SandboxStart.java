package org.songtor.cli.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.demo.StandIns;
import org.songtor.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox start}: stays up until it is stopped; started again on its folder it goes on where it was. */
@Command(
        name = "start",
        description =
                "Starts the agencies of config/ on the ports that their addresses name; stays up until it is stopped.",
        mixinStandardHelpOptions = true)
final class SandboxStart implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "target/sandbox",
            description = "Folder to write to (default: ${DEFAULT-VALUE}).")
    private Path dir = Path.of("target/sandbox");

    @Option(names = "--script", paramLabel = "CSV", description = "What agencies do out of the ordinary, line by line.")
    private @Nullable Path script;

    @Option(
            names = "--answer",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = Span.class,
            description = "From arrival to answer (default: ${DEFAULT-VALUE}).")
    private Duration answer = Duration.ofSeconds(1);

    @Option(
            names = "--credit",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = Span.class,
            description = "From answer to the bank's credit (default: ${DEFAULT-VALUE}).")
    private Duration credit = Duration.ofSeconds(1);

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(StandIns.installed(dir, Optional.ofNullable(script), answer, credit))) {
            spec.commandLine()
                    .getOut()
                    .println("sandbox in %s: SFTP %d, HTTPS and SOAP %d, JMS %s, orders http://127.0.0.1:%d/sandbox/v1/"
                            .formatted(
                                    dir,
                                    sandbox.sftpPort(),
                                    sandbox.httpsPort(),
                                    sandbox.jmsPort() == 0 ? "none" : sandbox.jmsPort(),
                                    sandbox.controlPort()));
            Thread.currentThread().join();
        }
        return 0;
    }
}
