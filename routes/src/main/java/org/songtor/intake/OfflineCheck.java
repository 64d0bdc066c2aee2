package org.songtor.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.BatchReader;
import org.songtor.port.CheckOnly;
import org.songtor.port.Installation;
import org.songtor.port.StatementFormat;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The check without a gateway: the installation's settings, readers and formats, and a roster from a file. What only the database knows is left out: earlier
 * batches, other funds' payments, and the year's totals before this file.
 */
public final class OfflineCheck implements AutoCloseable {
    private final ConfigurableApplicationContext parts;

    private OfflineCheck(ConfigurableApplicationContext parts) {
        this.parts = parts;
    }

    /** No component of the program: it names the few parts that a check needs. */
    @EnableConfigurationProperties(SongtorSettings.class)
    @ComponentScan(
            basePackages = "org.songtor",
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {AgencyFormat.class, StatementFormat.class, BatchReader.class}),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.songtor\\.flow\\.(FlowConfiguration|Formats)")
            })
    static class Parts {}

    public static OfflineCheck open() {
        return new OfflineCheck(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run());
    }

    public boolean knows(FundId fund) {
        return parts.getBean(Catalogue.class).fund(fund).isPresent();
    }

    /**
     * @param roster the fund's roster; the one in its own folder where none is named
     * @throws IOException where the roster cannot be used
     */
    public CheckOnly.Result check(FundId fund, Path file, Optional<Path> roster) throws IOException {
        Path home = parts.getBean(Installation.class).home();
        Path members = roster.orElse(FundFolder.of(home, fund).roster());
        try (Reader in = Files.newBufferedReader(members, StandardCharsets.UTF_8)) {
            BatchCheck check = new BatchCheck(
                    List.copyOf(parts.getBeansOfType(BatchReader.class).values()),
                    parts.getBean(Catalogue.class),
                    parts.getBean(Formats.class)::of,
                    new RosterInHand(RosterFile.read(in)),
                    Earlier.NONE,
                    parts.getBean(SongtorSettings.class).intake(),
                    parts.getBean(Clock.class));
            return new DryRun(check).check(fund, file.getFileName().toString(), file);
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
