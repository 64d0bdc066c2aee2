package org.songtor.cli.items;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code items return}: sends a proposal back. */
@Command(name = "return", mixinStandardHelpOptions = true, description = "Sends a proposal back with a reason.")
final class ItemsReturn extends AtDesk {
    @Parameters(paramLabel = "DECISION", description = "its number, as propose and show print it")
    private long id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Override
    void at(Desk desk) {
        desk.desk().sendBack(desk.viewer(), id, desk.by(desk.decision(id).fund()), reason);
        desk.out().println("ส่งคืนข้อเสนอแล้ว · sent back");
    }
}
