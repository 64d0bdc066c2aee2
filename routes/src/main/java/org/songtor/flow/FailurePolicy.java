package org.songtor.flow;

import java.util.Map;
import java.util.Objects;
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

    /** Of which kind each route's last failure was: one entry a route. */
    private final Map<String, String> told = new ConcurrentHashMap<>();

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

    /** Where it came from is told once; an agency that is away for hours would fill the disk with the same trace. */
    private void tell(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String route = exchange.getFromRouteId();
        String kind = kind(cause);
        if (kind.equals(told.put(route, kind))) {
            LOG.error(
                    "route {} failed as before ({}); what it worked on stays and comes again", route, cause.toString());
        } else {
            LOG.error("route {} failed; what it worked on stays and comes again", route, cause);
        }
    }

    /** What failed, and for what, without the words that change from one time to the next. */
    private static String kind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(t -> WITH_A_FIGURE.matcher(t.toString()).replaceAll("#"))
                .collect(Collectors.joining("\n"));
    }
}
