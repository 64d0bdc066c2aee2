package org.songtor.console;

import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.Unchanged;

/** Why a wish of an operator changed nothing, on the page and by command in the same words. */
public final class UnchangedWords {
    private UnchangedWords() {}

    /** One sentence or two in this language; who holds it or did it before, why and when, where somebody did. */
    public static String of(FigureWords w, Unchanged why) {
        return why.held()
                .map(h -> w.say("unchanged." + why.reason(), holder(w, h), h.reason(), w.time(h.at())))
                .orElseGet(() -> w.say("unchanged." + why.reason()));
    }

    private static String holder(FigureWords w, Stop held) {
        return held.byGateway() ? w.say("unchanged.self") : held.officer();
    }
}
