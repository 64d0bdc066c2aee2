package org.songtor.intake.sftp;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.FundFolder;
import org.songtor.port.Installation;
import org.springframework.stereotype.Component;

/** When uploads that could not be submitted at once are tried again; also after SFTP was turned off, as their senders were told yes. */
@Component
class SftpRoutes extends RouteBuilder {
    private final List<FundFolder> folders;
    private final SftpIntake intake;

    SftpRoutes(Installation installation, SongtorSettings settings, SftpIntake intake) {
        Stream<FundFolder> all =
                settings.funds().keySet().stream().sorted().map(f -> FundFolder.sftp(installation.home(), f));
        this.folders = all.filter(f -> settings.sftp().enabled() || Files.isDirectory(f.in()))
                .toList();
        this.intake = intake;
    }

    @Override
    public void configure() {
        for (FundFolder folder : folders) {
            from(left(folder.in()))
                    .routeId("sftp-" + folder.fund())
                    .routeConfigurationId(FailurePolicy.LEFT_AT_SOURCE)
                    .process(e -> intake.take(
                            folder, e.getMessage().getBody(File.class).toPath()));
        }
    }

    /** Files here are whole, so nothing is waited for; what {@code noop} and the rest mean is told at the watched folder's route. */
    private static String left(Path in) {
        return "file:" + in + "?noop=true&idempotent=false&readLock=none&maxMessagesPerPoll=20&sortBy=file:modified"
                + "&initialDelay=0&delay=5000&exclude=RAW([.].*)";
    }
}
