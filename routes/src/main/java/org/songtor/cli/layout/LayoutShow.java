package org.songtor.cli.layout;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.layout.Description;
import org.songtor.layout.Layout;
import org.songtor.model.FormVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout show PROFILE}: the facts of both parts, and their tables where tables say them. */
@Command(name = "show", description = "Prints what a profile's forms are: their facts, and every field of a table.")
public final class LayoutShow implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "PROFILE", description = "agency/profile")
    private String profile = "";

    @Option(names = "--version", paramLabel = "N", description = "which; without it the newest of each part")
    private Optional<Integer> version = Optional.empty();

    @Override
    public Integer call() {
        Profiles profiles = new Profiles();
        List<FormVersion> all = profiles.of(profile, spec.commandLine()).versions();
        List<FormVersion> wanted = all.stream().filter(v -> wanted(v, all)).toList();
        if (wanted.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "No version " + version.orElse(0) + " of " + profile);
        }
        wanted.forEach(v -> print(profiles, v, spec.commandLine().getOut()));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private boolean wanted(FormVersion form, List<FormVersion> all) {
        return version.map(n -> n == form.info().version())
                .orElseGet(() -> all.stream()
                        .filter(v -> v.part() == form.part())
                        .noneMatch(v -> v.info().version() > form.info().version()));
    }

    private static void print(Profiles profiles, FormVersion form, PrintWriter out) {
        out.println(form.words() + " · " + form.info().status());
        out.println("  ใช้ตั้งแต่ valid from  " + form.info().validFrom());
        out.println("  ที่มา source  " + form.info().source());
        out.println("  hash  " + form.hash());
        profiles.table(form).map(Layout::describe).ifPresent(d -> table(d, out));
    }

    private static void table(Description d, PrintWriter out) {
        out.println("  เลือกรุ่นตาม chosen by  " + d.chosenBy().word());
        out.println("  รหัสอักขระ encoding  " + d.encoding() + ", " + d.lineEnding()
                + (d.length() > 0 ? ", " + d.length() + " bytes" : ", separator " + d.separator()));
        d.agreements().forEach(a -> out.println("  ต้องตรงกัน must agree  " + a));
        for (Description.Kind kind : d.records()) {
            out.println("ระเบียน record " + kind.tag() + " (" + kind.cardinality() + ")");
            kind.fields()
                    .forEach(f -> out.println("  %4d-%-4d %4d  %-16s %-32s %s"
                            .formatted(f.from(), f.to(), f.width(), f.name(), f.function(), f.remark())
                            .stripTrailing()));
        }
    }
}
