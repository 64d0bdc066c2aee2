package org.songtor.cli.items;

import java.util.Optional;
import org.songtor.items.Filter;
import org.songtor.items.Row;
import org.songtor.model.Label;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code items list}: one line an item, most money at risk first. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Review items, most money at risk first.")
final class ItemsList extends AtDesk {
    private static final int MOST = 10_000;

    @Option(names = "--label", paramLabel = "LABEL", description = "only these, such as AMOUNT_MISMATCH")
    private Optional<Label> label = Optional.empty();

    @Option(names = "--days", paramLabel = "N", defaultValue = "0", description = "at least so many days old")
    private int days;

    @Option(names = "--closed", description = "also what is over")
    private boolean closed;

    @Override
    void at(Desk desk) {
        Filter filter = new Filter(label, Optional.empty(), days, closed);
        desk.desk().items(desk.viewer(), filter, MOST).forEach(row -> desk.out().println(line(row)));
    }

    static String line(Row row) {
        return String.join(
                "\t",
                Long.toString(row.id()),
                row.waits() ? "WAITS" : row.state().name(),
                row.label().name(),
                row.fund().map(Object::toString).orElse("-"),
                row.atRisk().toBaht(),
                row.lines() + " lines",
                "due " + row.due(),
                row.owner(),
                row.lines() == 0 ? row.note() : row.gaveUp().isEmpty() ? "" : "last attempt " + row.gaveUp());
    }
}
