package org.songtor.flow;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** When leases are renewed. */
@Component
class LeaseTimer {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LeaseTimer::thread);

    LeaseTimer(Leases leases) {
        long often = Math.max(leases.often().toMillis(), 1);
        timer.scheduleWithFixedDelay(leases::renew, often, often, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "leases");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
