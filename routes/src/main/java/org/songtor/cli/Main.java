package org.songtor.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.songtor.cli.deliver.DeliverCommand;
import org.songtor.cli.held.HeldCommand;
import org.songtor.cli.items.ItemsCommand;
import org.songtor.cli.sandbox.SandboxCommand;
import org.songtor.cli.share.ShareCommand;
import org.springframework.boot.context.properties.bind.BindException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The jar's words. Exit codes: 0 done, 1 failed or found something wrong, 2 wrong words. */
@Command(
        name = "songtor",
        description = "Passes village funds' remittances on to the state bodies that insure their members.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Runnable {
    static final int OK = CommandLine.ExitCode.OK;
    static final int FAILED = CommandLine.ExitCode.SOFTWARE;

    /** Every command of the jar stands here and nowhere else. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            Serve.class,
            HolidaysCommand.class,
            CalendarCommand.class,
            BalanceCommand.class,
            TraceCommand.class,
            StatementCommand.class,
            LapsesCommand.class,
            LayoutCommand.class,
            CheckCommand.class,
            DeliverCommand.class,
            ItemsCommand.class,
            HeldCommand.class,
            BenchCommand.class,
            SimulateCommand.class,
            HandoverCommand.class,
            SampleMonth.class,
            Template.class,
            Returned.class,
            RosterCommand.class,
            ReceiptCommand.class,
            SandboxCommand.class,
            ShareCommand.class,
            Problems.class,
            CrashCommand.class,
            VerifyRun.class,
            Version.class,
            CommandLine.HelpCommand.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Ends the program with the command's exit code; a command that serves returns only when it is stopped. */
    public static void main(String[] arguments) {
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    /** @return the command's exit code */
    static int run(PrintWriter out, PrintWriter err, String... words) {
        return commandLine(out, err, asked(words)).execute(words);
    }

    /** All there is. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(out, err, COMMANDS);
    }

    /** The one command that is named: to read the annotations of all of them takes longer than many a command. All where none is named, and for help. */
    private static List<Class<?>> asked(String... words) {
        return COMMANDS.stream()
                .filter(c -> words.length > 0 && c != CommandLine.HelpCommand.class)
                .filter(c -> c.getAnnotation(Command.class).name().equals(words[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, List<Class<?>> commands) {
        CommandLine main = new CommandLine(new Main());
        commands.forEach(main::addSubcommand);
        return main.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("songtor: " + plain(e));
                    return FAILED;
                });
    }

    /** No word at all is a wrong word: says what there is. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say a command.");
    }

    /** What went wrong in one line. Of a setting that cannot be read the log has told more before. A file's name alone says nothing, so its kind of trouble stands before it. */
    private static String plain(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            if (root instanceof BindException) {
                return "การตั้งค่าใช้ไม่ได้ ข้อใดบอกไว้ข้างบน · a setting cannot be kept to; which one stands above";
            }
            root = root.getCause();
        }
        String message = root.getMessage();
        if (root instanceof NoSuchFileException && message != null) {
            return "ไม่มีไฟล์หรือโฟลเดอร์นี้ · there is no such file or folder: " + message;
        }
        if (message == null || root instanceof FileSystemException) {
            return root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        return message;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
