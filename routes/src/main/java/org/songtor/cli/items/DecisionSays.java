package org.songtor.cli.items;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.port.ReviewDesk.Corrected;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Paid;

/** What exactly a decision says, one line each, for who is to sign it: under which id a line goes again, and which files get the money. */
final class DecisionSays {
    private DecisionSays() {}

    static List<String> of(Decision decision) {
        return Stream.concat(
                        decision.corrections().stream().map(DecisionSays::corrected),
                        decision.pays().stream().map(DecisionSays::paid))
                .toList();
    }

    private static String corrected(Corrected c) {
        return "again\t" + c.batch() + "/" + c.lineNo() + "\tfrom " + c.from() + "\tto " + c.to() + "\t"
                + (c.roster().isEmpty() ? "roster has none" : "roster " + c.roster()) + "\t" + c.whose() + "\t"
                + c.name();
    }

    private static String paid(Paid p) {
        return "pays\t" + p.file() + "\t" + p.reference() + "\t"
                + p.funds().stream().map(f -> f.value()).collect(Collectors.joining(",")) + "\tdue "
                + p.due().toBaht() + "\tlacks " + p.lacks().toBaht();
    }
}
