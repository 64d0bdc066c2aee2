package org.songtor.console;

import java.util.Locale;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.Unchanged;
import org.springframework.context.MessageSource;

/** Why a wish of an operator changed nothing, on the page and by command in the same words. */
public final class UnchangedWords {
    private UnchangedWords() {}

    /** One sentence or two in this language; who holds it and why, where somebody does. */
    public static String of(MessageSource texts, Locale tongue, Unchanged why) {
        Object[] who = why.held()
                .map(h -> new Object[] {holder(texts, tongue, h), h.reason()})
                .orElse(new Object[0]);
        return texts.getMessage("unchanged." + why.reason(), who, tongue);
    }

    private static String holder(MessageSource texts, Locale tongue, Stop held) {
        return held.byGateway() ? texts.getMessage("unchanged.self", null, tongue) : held.officer();
    }
}
