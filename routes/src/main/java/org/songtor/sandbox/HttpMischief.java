package org.songtor.sandbox;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.songtor.model.AgencyCode;

/** Carries out orders about calls over HTTPS, those of SOAP among them, before anything of the sandbox sees the call. */
final class HttpMischief extends ValveBase {
    private static final Pattern PUT = Pattern.compile("/([a-z0-9]+)/([^/]+)/inbox/([^/]+)");
    private static final Pattern CALL = Pattern.compile("/services/([a-z0-9]+)/([^/]+)");
    private static final Pattern ANY = Pattern.compile("/(?:services/)?([a-z0-9]+)/.*");
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Desks desks;
    private final Orders orders;

    HttpMischief(Desks desks, Orders orders) {
        super(true);
        this.desks = desks;
        this.orders = orders;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Optional<Coming> coming = coming(request);
        if (isShutOut(request, coming)) {
            response.setStatus(401);
            return;
        }
        Optional<Order> order = coming.isPresent()
                ? orders.take(
                        coming.get().box(),
                        Misbehaviour.PERMISSION_DENIED,
                        Misbehaviour.DROP_HALF_WAY,
                        Misbehaviour.SLOW_READER,
                        Misbehaviour.TOO_MANY_REQUESTS,
                        Misbehaviour.UNAVAILABLE,
                        Misbehaviour.EMPTY_500,
                        Misbehaviour.FAULT_MALFORMED)
                : Optional.empty();
        if (order.isEmpty()) {
            getNext().invoke(request, response);
        } else if (order.get().what() == Misbehaviour.SLOW_READER) {
            orders.pause(order.get(), SLOW);
            getNext().invoke(request, response);
        } else {
            carryOut(order.get(), coming.get(), request, response);
        }
    }

    private void carryOut(Order order, Coming coming, Request request, Response response) throws IOException {
        Events.What what = order.what() == Misbehaviour.DROP_HALF_WAY ? Events.What.DROPPED : Events.What.REFUSED;
        coming.met(order.what(), what, Math.max(0, request.getContentLengthLong()), desks);
        String retryAfter = Long.toString(order.delayOr(RETRY_AFTER).toSeconds());
        switch (order.what()) {
            case PERMISSION_DENIED -> say(response, 403, "text/plain", "permission denied");
            case TOO_MANY_REQUESTS -> {
                response.setHeader("Retry-After", retryAfter);
                response.setStatus(429);
            }
            case UNAVAILABLE -> {
                response.setHeader("Retry-After", retryAfter);
                response.setStatus(503);
            }
            case FAULT_MALFORMED ->
                say(
                        response,
                        200,
                        "application/soap+xml;charset=UTF-8",
                        "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Bo");
            case DROP_HALF_WAY -> {
                int half = (int) Math.max(1, request.getContentLengthLong() / 2);
                byte[] unused = request.getInputStream().readNBytes(half);
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, new IOException("dropped by order"));
            }
            default -> response.setStatus(500);
        }
    }

    /** One event an order would be too many: pollers knock all day. */
    private boolean isShutOut(Request request, Optional<Coming> coming) throws IOException {
        Matcher any = ANY.matcher(request.getRequestURI());
        if (!any.matches()
                || orders.take(AgencyCode.of(any.group(1)), Misbehaviour.REFUSE_LOGIN)
                        .isEmpty()) {
            return false;
        }
        if (coming.isPresent()) {
            coming.get().met(Misbehaviour.REFUSE_LOGIN, Events.What.REFUSED, 0, desks);
        }
        return true;
    }

    private Optional<Coming> coming(Request request) {
        Matcher put = PUT.matcher(request.getRequestURI());
        if ("PUT".equals(request.getMethod()) && put.matches() && Box.isData(put.group(3))) {
            return desks.box(put.group(1), put.group(2)).map(b -> new Coming(b, put.group(3)));
        }
        Matcher call = CALL.matcher(request.getRequestURI());
        String type = String.valueOf(request.getContentType());
        boolean submit = "POST".equals(request.getMethod()) && call.matches() && type.contains(":Submit");
        return submit ? desks.box(call.group(1), call.group(2)).map(b -> new Coming(b, Events.NONE)) : Optional.empty();
    }

    private static void say(Response response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
