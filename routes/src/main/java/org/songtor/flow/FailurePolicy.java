package org.songtor.flow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What happens when a route fails. Each route names one of the two policies; neither loses anything. */
@Component
public class FailurePolicy extends RouteConfigurationBuilder {
    /**
     * For routes that a ring started: told loudly, and the message ends. The work's row is still in the outbox and rings again;
     * redelivering the message would only ring twice.
     */
    public static final String ID = "failures";

    /** For routes that take a file from a folder or a box: told loudly, and the file stays where it is and is taken again. */
    public static final String LEFT_AT_SOURCE = "left-at-source";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    /** Of a word with a figure in it: ports, addresses, numbers and names of files differ where the failure does not. */
    private static final Pattern WITH_A_FIGURE = Pattern.compile("\\S*\\d\\S*");

    /** Of causes that are looked at; one may be its own cause's. */
    private static final int DEEPEST = 20;

    /** Of a failure's words: what it is about comes behind them, and differs. */
    private static final int FIRST_WORDS = 8;

    /** As many of each route are remembered, those that came last. */
    static final int KINDS = 20;

    /** Which kinds of failure were told whole: one entry a route. */
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(Exception.class)
                .handled(true)
                .logExhausted(false)
                .process(this::tell)
                .end();
        routeConfiguration(LEFT_AT_SOURCE)
                .onException(Exception.class)
                .handled(false)
                .logExhausted(false)
                .process(this::tell)
                .end();
    }

    /** Where each kind came from is told once; an agency that is away for hours would fill the disk with the same trace, or with two by turns. */
    private void tell(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String route = exchange.getFromRouteId();
        if (toldWhole(route, kind(cause))) {
            LOG.error(
                    "route {} failed as before ({}); what it worked on stays and comes again", route, cause.toString());
        } else {
            LOG.error("route {} failed; what it worked on stays and comes again", route, cause);
        }
    }

    private boolean toldWhole(String route, String kind) {
        Set<String> kinds = told.computeIfAbsent(route, r -> new LinkedHashSet<>());
        synchronized (kinds) {
            boolean known = kinds.remove(kind);
            kinds.add(kind);
            if (kinds.size() > KINDS) {
                kinds.remove(kinds.iterator().next());
            }
            return known;
        }
    }

    /** What failed, and for what: the classes, and of what each says the first words, without those that change from one time to the next. */
    private static String kind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(t -> t.getClass().getName() + " " + firstWords(String.valueOf(t.getMessage())))
                .collect(Collectors.joining("\n"));
    }

    private static String firstWords(String message) {
        return Stream.of(message.split("\\s+", FIRST_WORDS + 1))
                .limit(FIRST_WORDS)
                .map(word -> WITH_A_FIGURE.matcher(word).replaceAll("#"))
                .collect(Collectors.joining(" "));
    }
}
