package org.songtor.cli;

import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --fund F}, checked against the catalogue. */
final class FundOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--fund", required = true, paramLabel = "FUND", description = "The fund's short name.")
    private String fund = "";

    /** @throws CommandLine.ParameterException for a fund that this installation does not have */
    Fund in(Catalogue catalogue) {
        return catalogue.funds().values().stream()
                .filter(f -> f.id().value().equals(fund))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "no such fund: " + fund + "; there are " + names(catalogue)));
    }

    private static String names(Catalogue catalogue) {
        return String.join(
                ", ",
                catalogue.funds().keySet().stream().sorted().map(FundId::value).toList());
    }
}
