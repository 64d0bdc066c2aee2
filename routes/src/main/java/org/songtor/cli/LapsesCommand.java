package org.songtor.cli;

import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.songtor.lapse.LapseWatch;
import org.songtor.lapse.LapseWatch.Lapse;
import org.songtor.lapse.LapseWatch.Watch;
import org.songtor.model.Catalogue;
import org.songtor.port.Books.Unsure;
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
            print(watch);
            return watch.quiet() ? Main.OK : Main.FAILED;
        }
    }

    private void print(Watch watch) {
        PrintWriter out = spec.commandLine().getOut();
        watch.lapses().forEach(lapse -> out.println(text(lapse)));
        watch.unsure().forEach(line -> out.println(text(line)));
        watch.late()
                .forEach(row -> out.println(String.join(
                        "\t",
                        row.countdown().standing().name(),
                        row.pending().profile().toString(),
                        row.pending().period().toString(),
                        row.pending().lines() + " lines",
                        row.pending().amount() + " บาท",
                        row.countdown().due().map(Object::toString).orElse(""))));
        if (watch.quiet()) {
            out.println("nothing ends, as of " + watch.last());
        }
    }

    private static String text(Lapse lapse) {
        return String.join(
                "\t",
                lapse.misses().standing().name(),
                lapse.memberNo(),
                lapse.scheme().value(),
                lapse.misses().inARow() + " missed in a row",
                lapse.misses().left().isPresent()
                        ? lapse.misses().left().getAsInt() + " more end it"
                        : "no rule ends it");
    }

    private static String text(Unsure line) {
        return String.join(
                "\t",
                line.label().name(),
                line.batch() + " line " + line.lineNo(),
                line.person(),
                line.scheme().value(),
                line.period().toString(),
                line.satang() + " บาท");
    }
}
