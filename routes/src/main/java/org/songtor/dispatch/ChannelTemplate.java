package org.songtor.dispatch;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/**
 * What all channels have in common: begin, ask for each file, note, send each that is not there and ask again, note what came of it. A channel says how it
 * asks, signs, puts and proves. The body is an {@link Attempt} before and after each of its parts.
 */
abstract class ChannelTemplate extends RouteBuilder {
    private final String name;

    ChannelTemplate(String name) {
        this.name = name;
    }

    @Override
    public void configure() {
        ProcessorDefinition<?> route = routeTemplate(name)
                .templateParameter("from")
                .templateParameter("profile")
                .templateParameter("box")
                .from("{{from}}")
                .routeConfigurationId(DeliveryFailures.ID)
                .setProperty("box", constant("{{box}}"))
                .setProperty(
                        Convoys.SHIFT, method(Convoys.class, "begin('{{profile}}', ${body}, ${header.JMSTimestamp})"))
                .removeHeaders("*");
        conclude(send(lookFirst(route)));
    }

    private ProcessorDefinition<?> lookFirst(ProcessorDefinition<?> route) {
        ProcessorDefinition<?> each = route.split(method(Convoys.class, "begun"))
                .filter(method(Convoys.class, "turn"))
                .setProperty(ChannelRoutes.ATTEMPT, body());
        return sign(lookBefore(each).setProperty(ChannelRoutes.ATTEMPT, body()))
                .bean(Convoys.class, "asked")
                .end()
                .end();
    }

    ProcessorDefinition<?> send(ProcessorDefinition<?> route) {
        ProcessorDefinition<?> each = sending(route);
        ProcessorDefinition<?> sent = put(each).bean(Delivery.class, "sent").setProperty(ChannelRoutes.ATTEMPT, body());
        return prove(sent)
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .end()
                .bean(Convoys.class, "shown")
                .end()
                .end();
    }

    /** Each whose turn it is and that is not there, marked. */
    ProcessorDefinition<?> sending(ProcessorDefinition<?> route) {
        return route.split(method(Convoys.class, "marked"))
                .filter(method(Convoys.class, "turn"))
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .filter(method(Delivery.class, "absent"))
                .bean(Convoys.class, "sending")
                .setProperty(ChannelRoutes.ATTEMPT, body());
    }

    private void conclude(ProcessorDefinition<?> route) {
        route.split(method(Convoys.class, "concluded"))
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .bean(Delivery.class, "finish")
                .end();
    }

    private ProcessorDefinition<?> lookBefore(ProcessorDefinition<?> each) {
        return keepsWhatIsThere()
                ? ask(each.filter(method(Convoys.class, "mustAsk"))).end()
                : ask(each);
    }

    /** Whether the other side itself puts nothing over other bytes: then a file of which nothing was ever begun needs no question. */
    abstract boolean keepsWhatIsThere();

    /** What the other side holds before anything of ours left. */
    abstract ProcessorDefinition<?> ask(ProcessorDefinition<?> each);

    /** The signature of a file that is not there, where it goes by itself: it finds out whether anything may be written there. */
    ProcessorDefinition<?> sign(ProcessorDefinition<?> each) {
        return each;
    }

    /** The file; the step that carries it has the id {@code put}. */
    abstract ProcessorDefinition<?> put(ProcessorDefinition<?> each);

    /** What the other side shows now. */
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return ask(each);
    }
}
