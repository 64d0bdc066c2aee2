package org.songtor.dispatch;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.flow.Worker;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/**
 * By hand: nothing leaves by itself. The work stays in the outbox, where it is counted as waiting, until two people say that the file was handed over. Where its
 * late rule says so, a file that nobody took out before its last cut-off is held as any other, and is not taken out until somebody releases it.
 */
@Component
class ManualChannel extends RouteBuilder {
    static final String TEMPLATE = "manual-channel";

    private static final Duration LOOK = Duration.ofHours(1);

    private final Worker worker;
    private final FileStore files;
    private final Delivery delivery;

    ManualChannel(Worker worker, FileStore files, Delivery delivery) {
        this.worker = worker;
        this.files = files;
        this.delivery = delivery;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("from")
                .templateParameter("profile")
                .from("{{from}}")
                .routeConfigurationId(FailurePolicy.ID)
                .removeHeaders("*")
                .bean(this, "look('{{profile}}', ${body})");
    }

    /** An answer that came before the papers were confirmed proves the arrival; everything else waits for people. */
    public void look(String profile, long file) {
        boolean answered = files.toDeliver(new FileId(file))
                .filter(f -> f.state() == FileState.ANSWERED)
                .isPresent();
        if (answered) {
            delivery.begin(ProfileId.of(profile), file);
        } else {
            worker.take(Queues.deliver(ProfileId.of(profile)), file)
                    .ifPresent(work -> wait(ProfileId.of(profile), work));
        }
    }

    private void wait(ProfileId profile, Outbox.Work work) {
        try {
            boolean held = delivery.tooLate(profile, work);
            worker.postponed(work, held ? Duration.ZERO : delivery.untilLate(profile, work, LOOK));
        } catch (RuntimeException e) {
            worker.failed(work, e);
            throw e;
        }
    }
}
