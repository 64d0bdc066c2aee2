package org.songtor.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.SchemeCode;
import org.songtor.port.RosterStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roster list}: the active members, national ids masked. */
@Command(
        name = "list",
        description = "The fund's active members; of a national id only the last four digits.",
        mixinStandardHelpOptions = true)
final class RosterList implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Override
    public Integer call() {
        try (Office office = Office.open()) {
            FundId id = fund.in(office.the(Catalogue.class)).id();
            PrintWriter out = spec.commandLine().getOut();
            office.the(RosterStore.class).active(id, m -> out.println(line(m)));
            return Main.OK;
        }
    }

    /** Parted by tabs: member number, masked id or -, name, schemes. */
    private static String line(Member m) {
        return String.join(
                "\t",
                m.memberNo(),
                m.person().map(NationalId::masked).orElse("-"),
                m.name().full(),
                m.schemes().stream().sorted().map(SchemeCode::value).collect(Collectors.joining("|")));
    }
}
