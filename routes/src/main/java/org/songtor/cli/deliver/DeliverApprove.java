package org.songtor.cli.deliver;

import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deliver approve}: the second of two people. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves what another operator proposed to send or carry again.")
final class DeliverApprove implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Person person = new Person();

    @Parameters(paramLabel = "PROPOSAL", description = "its number, as replay and list print it")
    private long id;

    @Override
    public Integer call() {
        try (Office office = Office.open()) {
            String login = person.login(office, spec.commandLine());
            Again again = office.the(DeliveryDesk.class).approve(id, login);
            spec.commandLine()
                    .getOut()
                    .println("อนุมัติแล้ว จะส่งหรือถือไปส่งอีกครั้ง · approved, is sent or carried again "
                            + again.file());
            return CommandLine.ExitCode.OK;
        }
    }
}
