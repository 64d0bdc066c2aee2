package org.songtor.cli.layout;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.flow.Confirmations;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout confirm PROFILE}: the settings that record what an agency confirmed, to be pasted by a person. */
@Command(
        name = "confirm",
        description =
                "Prints the settings that record an agency's confirmation of a form as it is now; writes nothing.")
public final class LayoutConfirm implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "PROFILE", description = "agency/profile")
    private String profile = "";

    @Option(names = "--part", required = true, paramLabel = "PART", description = "remittance or answer")
    private Part part = Part.REMITTANCE;

    @Option(names = "--version", paramLabel = "N", description = "which; without it the newest")
    private Optional<Integer> version = Optional.empty();

    @Option(names = "--by", required = true, paramLabel = "PERSON", description = "who confirmed it at the agency")
    private String by = "";

    @Option(names = "--on", required = true, paramLabel = "DAY", description = "when, as 2026-11-21")
    private LocalDate on = LocalDate.EPOCH;

    @Option(names = "--document", required = true, paramLabel = "TEXT", description = "in which letter or minute")
    private String document = "";

    @Override
    public Integer call() {
        FormVersion form = new Profiles()
                .of(profile, spec.commandLine()).versions().stream()
                        .filter(v -> v.part() == part)
                        .filter(v -> version.map(n -> n == v.info().version()).orElse(true))
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "No version " + version.orElse(0) + " of " + profile + " " + part.word()));
        spec.commandLine().getOut().print(Confirmations.yaml(form, by, on, document));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
