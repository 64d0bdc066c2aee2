package org.songtor.cli.items;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code items undo}: the first of two people who take back what was done. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes to take back a decision that was done; another officer approves it, as any other.",
            "What moved no money ends at once."
        })
final class ItemsUndo extends AtDesk {
    @Parameters(paramLabel = "DECISION", description = "its number, as show prints it")
    private long id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Override
    void at(Desk desk) {
        desk.tell(desk.desk().undo(desk.viewer(), id, desk.by(desk.decision(id).fund()), reason));
    }
}
