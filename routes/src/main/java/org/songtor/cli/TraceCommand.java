package org.songtor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.desk.MoneyJson;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.Asked;
import org.songtor.port.Traces;
import org.songtor.port.Traces.Line;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.Trace;
import org.songtor.port.Viewer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trace}: everything that happened to a member's, a file's or a passbook line's money; 1 where nothing is known of it. */
@Command(
        name = "trace",
        description = "Everything that happened to some money, in one row of time.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "REF",
            description = {
                "a payment reference, a file's name, a batch, a member number, or account:entry of a passbook line;",
                "- to type it in: a national id stands in no command line, where others of this machine could read it"
            })
    private String ref = "";

    @Option(names = "--fund", paramLabel = "FUND", description = "only this fund's money; default all")
    private @Nullable String fund;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        Subject subject = subject();
        Viewer viewer = new Viewer("operator", fund == null ? Set.of() : Set.of(FundId.of(fund)), fund == null);
        try (Office office = Office.open()) {
            Trace trace = nameless(office.the(Traces.class).of(viewer, subject));
            SongtorSettings settings = office.the(SongtorSettings.class);
            output.print(
                    spec.commandLine().getOut(),
                    () -> MoneyJson.story(trace),
                    out -> new TraceText(out, settings).print(trace));
            return known(trace) ? Main.OK : Main.FAILED;
        }
    }

    private Subject subject() throws IOException {
        boolean typed = ref.equals("-");
        Optional<Subject> subject = Asked.of(typed ? typed() : ref);
        if (!typed && subject.filter(Subject.Person.class::isInstance).isPresent()) {
            throw new ParameterException(spec.commandLine(), "A national id is typed in: ./songtor trace -");
        }
        return subject.orElseThrow(() -> new ParameterException(spec.commandLine(), "Nothing to look for."));
    }

    private String typed() throws IOException {
        spec.commandLine().getErr().println("REF:");
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    /** A passbook line that pays no file has a story and no lines. */
    static boolean known(Trace trace) {
        return !trace.lines().isEmpty() || !trace.moments().isEmpty();
    }

    /** What the command prints names nobody, whichever fund it is. */
    private static Trace nameless(Trace trace) {
        return new Trace(
                trace.lines().stream()
                        .map(line -> new Line(
                                line.fund(),
                                line.batch(),
                                line.lineNo(),
                                line.person(),
                                "",
                                line.scheme(),
                                line.amount(),
                                line.label(),
                                line.file()))
                        .toList(),
                trace.moments(),
                trace.cut());
    }
}
