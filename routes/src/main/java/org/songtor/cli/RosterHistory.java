package org.songtor.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.port.RosterStore;
import org.songtor.port.RosterStore.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roster history}: what changed of a member, newest first. Exit code 1 where nothing is known of the number. */
@Command(name = "history", description = "What changed of a member, newest first.", mixinStandardHelpOptions = true)
final class RosterHistory implements Callable<Integer> {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Parameters(paramLabel = "MEMBER", description = "The member's number in the fund's own ledger.")
    private String member = "";

    @Override
    public Integer call() {
        try (Office office = Office.open()) {
            FundId id = fund.in(office.the(Catalogue.class)).id();
            List<Change> changes = office.the(RosterStore.class).history(id, member);
            if (changes.isEmpty()) {
                spec.commandLine().getErr().println("songtor: " + id + " has no member " + member);
                return Main.FAILED;
            }
            changes.forEach(c -> spec.commandLine()
                    .getOut()
                    .println(c.at().atZone(BANGKOK).toLocalDateTime() + "\t" + c.actor() + "\t" + c.what()));
            return Main.OK;
        }
    }
}
