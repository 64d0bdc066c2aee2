package org.songtor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.songtor.Songtor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code serve}: starts the gateway with the settings of {@code config/} and stays until it is stopped. */
@Command(
        name = "serve",
        description = "Starts the gateway; stays up until it is stopped (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings that win over the files, for example server.port=9090")
    private List<String> settings = new ArrayList<>();

    /** A start that fails has told why on its log already; the exception ends the command with code 1. */
    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication application = new SpringApplication(Songtor.class);
        application.addListeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        application.run(settings.stream().map(s -> "--" + s).toArray(String[]::new));
        closed.await();
        return Main.OK;
    }
}
