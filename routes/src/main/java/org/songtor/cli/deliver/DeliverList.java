package org.songtor.cli.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.cli.OutputOption;
import org.songtor.port.DeliveryDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deliver list}: agencies' gates and queues, and every file that is not proved to have arrived. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "What waits, and why.")
final class DeliverList implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws JsonProcessingException {
        try (Office office = Office.open()) {
            print(office.the(DeliveryDesk.class), output, spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        }
    }

    static void print(DeliveryDesk desk, OutputOption output, PrintWriter out) throws JsonProcessingException {
        Listing listing = new Listing(
                desk.board(), desk.heldBatches(MOST), desk.waiting(MOST), desk.proposals(), desk.stopped(MOST));
        output.print(out, listing::json, listing::text);
    }
}
