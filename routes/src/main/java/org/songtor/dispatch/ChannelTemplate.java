package org.songtor.dispatch;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.ExpressionAdapter;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProfileId;

/**
 * What all channels have in common: begin, ask for each file, note, send each that is not there and ask again, note what came of it. A channel says how it
 * asks, signs, puts and proves. Each file's {@link Attempt} stands in the exchange property {@link ChannelRoutes#ATTEMPT}; a failure tells by it how far the file
 * had come. Steps are called as they are and not by name: finding out for each file which method a name means cost several times what the methods do.
 */
abstract class ChannelTemplate extends RouteBuilder {
    private static final String PROFILE = "profile";

    private final String name;
    private @Nullable Convoys convoys;
    private @Nullable Delivery delivery;

    ChannelTemplate(String name) {
        this.name = name;
    }

    /** What a step makes of an attempt. */
    interface Act {
        Attempt on(Attempt attempt, Exchange exchange) throws Exception;
    }

    @Override
    public void configure() {
        convoys = getContext().getRegistry().findSingleByType(Convoys.class);
        delivery = getContext().getRegistry().findSingleByType(Delivery.class);
        ProcessorDefinition<?> route = routeTemplate(name)
                .templateParameter("from")
                .templateParameter(PROFILE)
                .templateParameter("box")
                .from("{{from}}")
                .routeConfigurationId(DeliveryFailures.ID)
                .setProperty(PROFILE, constant("{{profile}}"))
                .setProperty("box", constant("{{box}}"))
                .process(this::begin);
        conclude(send(lookFirst(route)));
    }

    private void begin(Exchange exchange) throws InvalidPayloadException {
        Shift shift = convoys()
                .begin(
                        ProfileId.of(exchange.getProperty(PROFILE, String.class)),
                        exchange.getMessage().getMandatoryBody(Long.class),
                        exchange.getMessage().getHeader("JMSTimestamp", Long.class));
        exchange.getMessage().removeHeaders("*");
        exchange.setProperty(Convoys.SHIFT, shift);
    }

    private ProcessorDefinition<?> lookFirst(ProcessorDefinition<?> route) {
        return sign(lookBefore(each(lookTogether(route), Shift::ahead)))
                .process(e -> shift(e).asked(attempt(e)))
                .end()
                .end();
    }

    private ProcessorDefinition<?> lookBefore(ProcessorDefinition<?> each) {
        return keepsWhatIsThere()
                ? ask(each.filter(of(a -> convoys().mustAsk(a)))).end()
                : ask(each);
    }

    ProcessorDefinition<?> send(ProcessorDefinition<?> route) {
        return prove(sent(route))
                .end()
                .process(e -> shift(e).shown(attempt(e)))
                .end()
                .end();
    }

    /** All are put before the first is asked for again; those of which {@code together} finds out are no longer among {@link Shift#put}. */
    ProcessorDefinition<?> sendAll(ProcessorDefinition<?> route, Processor together) {
        ProcessorDefinition<?> put =
                sent(route).end().process(e -> shift(e).put(attempt(e))).end().end();
        return prove(put.process(together)
                        .split(files(Shift::put))
                        .process(ChannelTemplate::take)
                        .filter(of(Attempt::begun)))
                .end()
                .process(e -> shift(e).shown(attempt(e)))
                .end();
    }

    /** Each whose turn it is and that is not there is marked and put; inside the filter of those. */
    ProcessorDefinition<?> sent(ProcessorDefinition<?> route) {
        ProcessorDefinition<?> all =
                route.process(e -> shift(e).marked(convoys().marked(shift(e))));
        ProcessorDefinition<?> marked = each(together(all), Shift::marked)
                .filter(absent())
                .process(step((a, e) -> convoys().sending(a, shift(e))));
        return put(marked).process(step((a, e) -> delivery().sent(a)));
    }

    private void conclude(ProcessorDefinition<?> route) {
        route.split(files(shift -> convoys().concluded(shift)))
                .process(ChannelTemplate::take)
                .process(e -> delivery().finish(attempt(e)))
                .end();
    }

    /** One file after the other, each if its turn comes; inside the filter of those. */
    private ProcessorDefinition<?> each(ProcessorDefinition<?> route, Function<Shift, List<Attempt>> files) {
        return route.split(files(files))
                .filter((Exchange e) -> convoys().turn(body(e), shift(e)))
                .process(ChannelTemplate::take);
    }

    static Expression files(Function<Shift, List<Attempt>> files) {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return files.apply(shift(exchange));
            }
        };
    }

    static void take(Exchange exchange) {
        exchange.setProperty(ChannelRoutes.ATTEMPT, body(exchange));
    }

    static Processor step(Act act) {
        return e -> e.setProperty(ChannelRoutes.ATTEMPT, act.on(attempt(e), e));
    }

    static Predicate of(java.util.function.Predicate<Attempt> attempts) {
        return e -> attempts.test(attempt(e));
    }

    /** What is there says nothing, since the agency takes files away; only its receipt does. */
    boolean byReceipt(Attempt attempt) {
        return delivery().byReceipt(attempt);
    }

    Predicate absent() {
        return of(a -> delivery().absent(a));
    }

    static Attempt attempt(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(ChannelRoutes.ATTEMPT, Attempt.class));
    }

    static Shift shift(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(Convoys.SHIFT, Shift.class));
    }

    static URI box(Exchange exchange) {
        return URI.create(Objects.requireNonNull(exchange.getProperty("box", String.class)));
    }

    private static Attempt body(Exchange exchange) {
        return (Attempt) exchange.getMessage().getBody();
    }

    Convoys convoys() {
        return Objects.requireNonNull(convoys);
    }

    Delivery delivery() {
        return Objects.requireNonNull(delivery);
    }

    /** Whether the other side itself puts nothing over other bytes: then a file of which nothing was ever begun needs no question. */
    abstract boolean keepsWhatIsThere();

    /** What the other side holds before anything of ours left. */
    abstract ProcessorDefinition<?> ask(ProcessorDefinition<?> each);

    /** The signature of a file that is not there, where it goes by itself: it finds out whether anything may be written there. */
    ProcessorDefinition<?> sign(ProcessorDefinition<?> each) {
        return each;
    }

    /** Those that are asked for, and signed, in one, where the channel can: of them it is known, and they are no longer {@link Shift#ahead}. */
    ProcessorDefinition<?> lookTogether(ProcessorDefinition<?> route) {
        return route;
    }

    /** Those that go in one, where the channel can: each it takes is no longer among {@link Shift#marked}. */
    ProcessorDefinition<?> together(ProcessorDefinition<?> route) {
        return route;
    }

    /** The file; the step that carries it has the id {@code put}. */
    abstract ProcessorDefinition<?> put(ProcessorDefinition<?> each);

    /** What the other side shows now. */
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return ask(each);
    }
}
