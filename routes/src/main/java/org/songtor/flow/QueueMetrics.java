package org.songtor.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Agency;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Depth;
import org.springframework.stereotype.Component;

/** Depth and age of every queue, and every agency's gate, as gauges. Names are of topics and agencies, never of people or files. */
@Component
public class QueueMetrics {
    private final Outbox outbox;
    private final DeliveryDesk desk;
    private final MultiGauge depth;
    private final MultiGauge stopped;
    private final MultiGauge age;
    private final MultiGauge breaker;
    private final MultiGauge halted;

    QueueMetrics(Outbox outbox, DeliveryDesk desk, MeterRegistry registry) {
        this.outbox = outbox;
        this.desk = desk;
        this.depth = gauge(registry, "songtor.queue.depth", "pieces of work that wait");
        this.stopped = gauge(registry, "songtor.queue.stopped", "pieces of work that are held or failed too often");
        this.age = gauge(registry, "songtor.queue.age", "seconds that the oldest piece of work has been due");
        this.breaker = gauge(registry, "songtor.delivery.breaker", "0 closed, 1 half open, 2 open");
        this.halted = gauge(registry, "songtor.delivery.halted", "1 while a person stopped the agency, or all");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String what) {
        return MultiGauge.builder(name).description(what).register(registry);
    }

    public void measure() {
        List<Depth> depths = outbox.depths();
        depth.register(rows(depths, Depth::waiting), true);
        stopped.register(rows(depths, Depth::stopped), true);
        age.register(rows(depths, d -> d.oldest().toSeconds()), true);
        DeliveryDesk.Board board = desk.board();
        breaker.register(agencies(board, QueueMetrics::level), true);
        halted.register(agencies(board, a -> board.all().or(a::stop).isPresent() ? 1 : 0), true);
    }

    private static List<Row<?>> rows(List<Depth> depths, ToDoubleFunction<Depth> value) {
        return depths.stream()
                .<Row<?>>map(d -> Row.of(Tags.of("topic", d.topic()), value.applyAsDouble(d)))
                .toList();
    }

    private static List<Row<?>> agencies(DeliveryDesk.Board board, ToDoubleFunction<Agency> value) {
        return board.agencies().stream()
                .<Row<?>>map(a -> Row.of(Tags.of("agency", a.agency().value()), value.applyAsDouble(a)))
                .toList();
    }

    private static int level(Agency agency) {
        return switch (agency.breaker().state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
