package org.songtor.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import org.songtor.flow.SongtorSettings;
import org.songtor.lapse.LapseWatch;
import org.songtor.lapse.LapseWatch.Watch;
import org.songtor.model.Catalogue;
import org.songtor.port.Viewer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lapses}: members whose cover will end, before it ends; 1 where there are any. */
@Command(
        name = "lapses",
        description =
                "Members whose cover will end: missed pledges, money no agency has for certain, cut-offs that will be missed.",
        mixinStandardHelpOptions = true)
final class LapsesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Override
    public Integer call() {
        try (Office office = Office.open()) {
            Watch watch = office.the(LapseWatch.class)
                    .of(new Viewer("operator", Set.of(), true), fund.in(office.the(Catalogue.class)));
            new LapsesText(spec.commandLine().getOut(), office.the(SongtorSettings.class)).print(watch);
            return watch.quiet() ? Main.OK : Main.FAILED;
        }
    }
}
