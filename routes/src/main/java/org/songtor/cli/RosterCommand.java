package org.songtor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.songtor.intake.RosterFile.Content;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roster}: a fund's list of members (ทะเบียนสมาชิก) in the store of this installation. */
@Command(
        name = "roster",
        description = "A fund's members: import, list, history, completing national ids.",
        subcommands = {RosterImport.class, RosterList.class, RosterHistory.class, RosterComplete.class},
        mixinStandardHelpOptions = true)
final class RosterCommand implements Runnable {
    private static final Locale THAI = Locale.forLanguageTag("th");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say a command: import, list, history or complete.");
    }

    /** Who did it, for the journal. */
    static String actor() {
        return "cli:" + System.getProperty("user.name", "");
    }

    static BufferedReader open(Path file, CommandSpec spec) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "no such file: " + file);
        }
        return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    /** Says every problem with its row and column; true where there is one. */
    static boolean refused(Content<?> content, PrintWriter err) {
        if (content.problems().isEmpty()) {
            return false;
        }
        Problem first = content.problems().get(0);
        err.println(first.code().code() + " " + ProblemTexts.what(first, THAI) + " " + ProblemTexts.todo(first, THAI));
        err.println("  " + ProblemTexts.what(first, Locale.ENGLISH) + " " + ProblemTexts.todo(first, Locale.ENGLISH));
        for (Problem p : content.problems()) {
            err.println("  แถว row " + p.row() + " " + p.field() + ": พบ found \"" + ProblemTexts.foundInBoth(p)
                    + "\", ควรเป็น expected "
                    + ProblemTexts.expectedInBoth(p));
        }
        return true;
    }
}
