package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.layout.LayoutShelf;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.BatchReader;
import org.songtor.port.BatchStore.Received;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The sample month through the real readers, formats and configuration: what intake decides is what the sample expects. */
class SampleMonthIntakeTest {
    private static final String SAMPLE = "/sample/2569-11/";

    @TempDir
    private Path home;

    @Test
    void intake_refuses_and_holds_the_planted_lines_and_no_other() throws Exception {
        try (ConfigurableApplicationContext spring = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run("--songtor.home=" + home, "--songtor.keys=" + home)) {
            sampleIsAsExpected(spring, "wiang", "wiang-members.xlsx", 1);
            sampleIsAsExpected(spring, "wiang", "wiang-staff.xlsx", 0);
            sampleIsAsExpected(spring, "dokkhamtai", "dokkhamtai-members.csv", 0);
        }
    }

    private void sampleIsAsExpected(ConfigurableApplicationContext spring, String fund, String name, int missing)
            throws IOException {
        Ran checked = check(spring, fund, name);
        assertThat(checked.state()).as(checked.problems().toString()).isEqualTo(BatchState.CHECKED);
        List<Label> labels = checked.lines().stream().map(l -> l.label()).toList();
        assertThat(labels).isEqualTo(expected(name));
        assertThat(checked.missing()).hasSize(missing);
    }

    private Ran check(ConfigurableApplicationContext spring, String fund, String name) throws IOException {
        Catalogue catalogue = FlowFixture.catalogue(spring.getBean(SongtorSettings.class));
        Map<ProfileId, AgencyFormat> formats = spring.getBeansOfType(AgencyFormat.class).values().stream()
                .collect(Collectors.toMap(f -> f.profile().id(), Function.identity()));
        MemoryRosterStore rosters = new MemoryRosterStore();
        rosters.replace(FundId.of(fund), roster(fund));
        BatchCheck check = new BatchCheck(
                List.copyOf(spring.getBeansOfType(BatchReader.class).values()),
                catalogue,
                formats::get,
                rosters,
                Earlier.NONE,
                spring.getBean(SongtorSettings.class).intake(),
                Clock.systemUTC());
        byte[] bytes = sample(name);
        Path file = Files.write(home.resolve(name), bytes);
        return Ran.of(check.check(
                new Received(new BatchId(1), FundId.of(fund), name, Sha256.of(bytes), Instant.EPOCH, Optional.empty()),
                file));
    }

    /** What stands at the end of the month, as far as intake decides it; everything later is waiting here. */
    private List<Label> expected(String name) throws IOException {
        return lines("expected.csv")
                .map(r -> r.split(","))
                .filter(r -> r[1].equals(name))
                .map(r -> Label.valueOf(r[5]))
                .map(l -> l == Label.REFUSED_AT_INTAKE || l == Label.HELD_FOR_REVIEW ? l : Label.WAITING)
                .toList();
    }

    private List<Member> roster(String fund) throws IOException {
        return lines("rosters/" + fund + ".csv")
                .skip(1)
                .map(r -> r.split(",", -1))
                .map(r -> Member.of(r[0], NationalId.of(r[1]), new PersonName(r[2], r[3], r[4]), r[5], schemes(r[6])))
                .toList();
    }

    private static Set<SchemeCode> schemes(String text) {
        return Arrays.stream(text.split("[|]"))
                .filter(s -> !s.isEmpty())
                .map(SchemeCode::of)
                .collect(Collectors.toSet());
    }

    private Stream<String> lines(String name) throws IOException {
        return new String(sample(name), StandardCharsets.UTF_8).lines();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = SampleMonthIntakeTest.class.getResourceAsStream(SAMPLE + name)) {
            return in.readAllBytes();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SongtorSettings.class)
    @ComponentScan({"org.songtor.agency", "org.songtor.intake.csv", "org.songtor.intake.xlsx"})
    static class Parts {
        @Bean
        LayoutShelf layoutShelf() {
            return LayoutShelf.shipped();
        }
    }
}
