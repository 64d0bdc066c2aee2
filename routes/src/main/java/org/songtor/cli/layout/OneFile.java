package org.songtor.cli.layout;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.FormVersion.Part;
import org.songtor.port.AgencyFormat;
import org.songtor.port.StatementFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words that say which file of which profile a command is about. */
final class OneFile {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "PROFILE",
            description = "agency/profile, or a form of bank statements as layout list names it")
    private String profile = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "under its own name, which for some profiles says what the content does not")
    private Path file = Path.of("");

    @Option(names = "--answer", description = "FILE is an answer, not a remittance")
    private boolean answer;

    /** Made once, since making it starts a context. */
    private @Nullable Profiles read;

    FileParts read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "No file " + file);
        }
        Profiles profiles = profiles();
        AgencyFormat format = profiles.of(profile, spec.commandLine());
        FileParts parts = FileParts.read(profiles, format, answer ? Part.ANSWER : Part.REMITTANCE, file);
        if (!parts.problems().isEmpty()) {
            refuseTheOther(profiles, format);
        }
        return parts;
    }

    /** What is a good file of the other kind has no problem of its own: the words about it are wrong. */
    private void refuseTheOther(Profiles profiles, AgencyFormat format) throws IOException {
        Part other = answer ? Part.REMITTANCE : Part.ANSWER;
        if (FileParts.read(profiles, format, other, file).problems().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    answer
                            ? file + " is a remittance, not an answer: say it without --answer"
                            : file + " is an answer, not a remittance: say it with --answer");
        }
    }

    /** Empty where it is no form of bank statements. */
    Optional<StatementFile> statement() throws IOException {
        StatementFormat format = profiles().statements().get(profile);
        if (format == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(StatementFile.read(format, file));
    }

    private Profiles profiles() {
        if (read == null) {
            read = new Profiles();
        }
        return read;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A count in the end, so that a screen full of problems ends with how many. */
    static int told(FileParts parts, PrintWriter out) {
        parts.problems().forEach(p -> out.println(p.words()));
        out.println(
                parts.problems().isEmpty()
                        ? "ไม่พบปัญหา · no problem"
                        : "ปัญหา " + parts.problems().size() + " ข้อ · problems: "
                                + parts.problems().size());
        out.flush();
        return parts.problems().isEmpty() ? 0 : 1;
    }
}
