package org.songtor.cli.share;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.port.FileShares;
import org.songtor.port.Viewer;
import org.songtor.share.ShareStatements;
import org.songtor.share.ShareStatements.Signed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code share FILE [--fund F]}: a signed statement of what of a file is whose. */
@Command(
        name = "share",
        description = {
            "Writes a signed statement of what of an agency file is whose: FILE.shares.json, or with --fund",
            "FILE.<fund>.share.json, which proves that fund's share and shows nothing of the others'."
        },
        synopsisSubcommandLabel = "[verify]",
        subcommands = ShareVerify.class,
        mixinStandardHelpOptions = true)
public final class ShareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "name, payment reference or number of the file")
    private Optional<String> file = Optional.empty();

    @Option(names = "--fund", paramLabel = "FUND", description = "the share of this fund only")
    private Optional<String> fund = Optional.empty();

    @Option(names = "--to", paramLabel = "FOLDER", description = "where the statement goes; otherwise here")
    private Path to = Path.of("");

    @Override
    public Integer call() throws IOException {
        String wanted = file.orElseThrow(() -> new ParameterException(spec.commandLine(), "Say a file."));
        try (Office office = Office.open()) {
            FileId id = office.the(FileShares.class)
                    .find(wanted)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "No signed file " + wanted));
            ShareStatements statements = office.the(ShareStatements.class);
            Optional<Signed> made = fund.isPresent() ? ofFund(statements, id) : statements.ofFile(id);
            write(made.orElseThrow(
                    () -> new ParameterException(spec.commandLine(), wanted + " has no share of " + fund.orElse(""))));
            return 0;
        }
    }

    private Optional<Signed> ofFund(ShareStatements statements, FileId id) {
        FundId of = FundId.of(fund.orElseThrow());
        return statements.ofFund(new Viewer("share", Set.of(of), false), id, of);
    }

    private void write(Signed made) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path json = to.resolve(made.name());
        Path signature = to.resolve(made.name() + ".p7s");
        Files.write(json, made.json());
        Files.write(signature, made.signature());
        out.println(json);
        out.println(signature);
        out.flush();
    }
}
