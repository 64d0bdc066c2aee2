package org.songtor.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Event;

/**
 * One thing that happened to an item, as its story tells it: a decision and what took it back are told together, by number.
 *
 * @param decision which it was about
 * @param other the item to which it happened, where it is not the one that is told of, or the one that went on in this, or this in it
 * @param text what the person said
 * @param day by which it is to be decided from then on
 */
public record Telling(
        Instant at,
        String actor,
        String event,
        Optional<Long> other,
        Optional<Decision> decision,
        String text,
        Optional<LocalDate> day) {
    private static final String DUE_ANEW = "item.due-anew";

    /** One item that goes on in another: the detail is the other's number. */
    private static final Set<String> JOINS = Set.of("item.joined", "item.took");

    private static final Pattern OF_DECISION = Pattern.compile("D([0-9]{1,18}) ?(.*)");

    static List<Telling> of(Case item) {
        return item.story().stream().map(event -> of(event, item)).toList();
    }

    private static Telling of(Event event, Case item) {
        Optional<Long> other = Optional.of(
                        JOINS.contains(event.event()) ? Long.parseLong(event.detail()) : event.item())
                .filter(id -> id != item.row().id());
        Matcher told = OF_DECISION.matcher(event.detail());
        if (!event.event().startsWith("decision.") || !told.matches()) {
            Optional<LocalDate> day =
                    event.event().equals(DUE_ANEW) ? Optional.of(LocalDate.parse(event.detail())) : Optional.empty();
            return new Telling(event.at(), event.actor(), event.event(), other, Optional.empty(), said(event), day);
        }
        long id = Long.parseLong(told.group(1));
        Optional<Decision> decision =
                item.decisions().stream().filter(d -> d.id() == id).findFirst();
        return new Telling(
                event.at(),
                event.actor(),
                event.event(),
                other,
                decision,
                text(event.event(), told.group(2), decision),
                Optional.empty());
    }

    /** Why a person let it go; what else the journal says of an item itself is for programs. */
    private static String said(Event event) {
        return event.event().equals("item.released") ? event.detail() : "";
    }

    private static String text(String event, String said, Optional<Decision> decision) {
        return switch (event) {
            case "decision.proposed", "decision.undo-proposed" ->
                decision.map(Decision::reason).orElse(said);
            case "decision.returned" -> said;
            default -> "";
        };
    }
}
