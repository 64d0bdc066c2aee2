package org.songtor.intake;

import java.io.File;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.BoxPolls;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Catalogue;
import org.songtor.port.Installation;
import org.songtor.port.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a fund's folder is looked at, and when a batch that waits for its check is rung. */
@Component
class IntakeRoutes extends RouteBuilder {
    /** Files still being written by a copying program, and the lock files spreadsheets leave. */
    private static final String NOT_YET = "(?i)(.*[.](part|tmp|crdownload)|~[$].*|[.].*)";

    private static final int MOST = 20;
    private static final String POLLS = "folderPolls";

    private final List<FundFolder> folders;
    private final Duration poll;
    private final int workers;
    private final FolderIntake folderIntake;
    private final Intake intake;
    private final Boxes boxes;

    @Autowired
    IntakeRoutes(
            Installation installation,
            Catalogue catalogue,
            SongtorSettings settings,
            FolderIntake folderIntake,
            Intake intake,
            Boxes boxes) {
        this(
                catalogue.funds().keySet().stream()
                        .sorted()
                        .map(f -> FundFolder.of(installation.home(), f))
                        .toList(),
                settings.intake().poll(),
                settings.work().consumers(),
                folderIntake,
                intake,
                boxes);
    }

    IntakeRoutes(
            List<FundFolder> folders,
            Duration poll,
            int workers,
            FolderIntake folderIntake,
            Intake intake,
            Boxes boxes) {
        this.folders = folders;
        this.poll = poll;
        this.workers = workers;
        this.folderIntake = folderIntake;
        this.intake = intake;
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(POLLS, new BoxPolls(boxes, MOST));
        for (FundFolder folder : folders) {
            boxes.watch(Boxes.folder(folder.fund()));
            from(watch(folder))
                    .routeId(Boxes.folder(folder.fund()))
                    .routeConfigurationId(FailurePolicy.LEFT_AT_SOURCE)
                    .process(e -> folderIntake.take(
                            folder, e.getMessage().getBody(File.class).toPath()));
        }
        from(Queues.consume(Outbox.CHECK, workers))
                .routeId("check")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(intake, "check");
    }

    /**
     * Camel neither moves nor remembers: {@code noop} without its idempotent repository. Our claim makes a second pass harmless, and the file
     * leaves only after its receipt is durable. {@code changed} waits until a file stops growing; empty files are taken too. Its marker files would lie
     * among the fund's own, and no name near the longest could have one.
     */
    private String watch(FundFolder folder) {
        return "file:" + folder.in()
                + "?noop=true&idempotent=false&readLock=changed&readLockMarkerFile=false&readLockCheckInterval=300"
                + "&readLockMinLength=0&readLockTimeout=5000&readLockLoggingLevel=DEBUG&maxMessagesPerPoll=" + MOST
                + "&pollStrategy=#" + POLLS + "&sortBy=file:modified&initialDelay=0&delay=" + poll.toMillis()
                + "&exclude=RAW(" + NOT_YET + ")";
    }
}
