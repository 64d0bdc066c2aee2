package org.songtor.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.desk.Webhooks.Hook;
import org.songtor.flow.Worker;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents;
import org.songtor.port.FundEvents.Event;
import org.songtor.port.Outbox;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a fund's program its events, oldest first; the first that is not taken ends the turn, and all that follow wait for it. Who takes nothing is given up in
 * the end, and an operator asked. Who takes them slowly is told the rest in later turns, and other funds in between.
 */
@Component
public class Notify {
    private static final int MOST = 100;
    private static final Duration TURN = Duration.ofSeconds(30);

    private final Worker worker;
    private final FundEvents events;
    private final Webhooks hooks;
    private final Telephone telephone;
    private final Clock clock;

    Notify(Worker worker, FundEvents events, Webhooks hooks, Telephone telephone, Clock clock) {
        this.worker = worker;
        this.events = events;
        this.hooks = hooks;
        this.telephone = telephone;
        this.clock = clock;
    }

    /** From the start on exactly the funds that have a hook are told. */
    @EventListener(ApplicationReadyEvent.class)
    public void listen() {
        events.listen(hooks.funds());
    }

    /** Sends what waits for this hook. @param hook as its work in the outbox is numbered */
    public void tell(long hook) {
        worker.run(Outbox.NOTIFY, hook, this::turn);
    }

    void turn(Outbox.Work work) {
        Optional<FundId> fund = events.fund(work.subject());
        Optional<Hook> hook = fund.flatMap(hooks::of);
        boolean taken = fund.isEmpty() || hook.isEmpty() || all(hook.get(), fund.get(), work.subject());
        events.again(work, !taken, hook.map(Hook::budget).orElse(Webhooks.NOBODY));
    }

    private boolean all(Hook hook, FundId fund, long number) {
        List<Event> untold = events.untold(number, MOST);
        Instant over = clock.instant().plus(TURN);
        for (Event event : untold) {
            if (!telephone.tell(hook, fund, event)) {
                return false;
            }
            events.told(event.id());
            if (!clock.instant().isBefore(over)) {
                return true;
            }
        }
        return true;
    }
}
