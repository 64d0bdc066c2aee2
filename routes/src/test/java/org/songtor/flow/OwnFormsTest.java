package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.StatementFormat;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Forms that an installation puts beside those that came with the program, by the setting {@code songtor.formats}. */
class OwnFormsTest {
    @TempDir
    private Path folder;

    @EnableConfigurationProperties(SongtorSettings.class)
    @Import({FlowConfiguration.class, Formats.class})
    @ComponentScan(
            basePackages = {"org.songtor.agency", "org.songtor.statement"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {AgencyFormat.class, StatementFormat.class}))
    static class Program {}

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Program.class)
                .web(WebApplicationType.NONE)
                .run("--songtor.formats=" + folder);
    }

    private List<Integer> versions(String profile, FormVersion.Part part) {
        try (ConfigurableApplicationContext program = start()) {
            return program.getBean(Formats.class).of(ProfileId.of(profile)).versions().stream()
                    .filter(v -> v.part() == part)
                    .map(v -> v.info().version())
                    .toList();
        }
    }

    @Test
    void later_versions_of_either_part_of_any_profile_with_a_table_stand_beside_the_first() {
        OwnForms own = new OwnForms(folder);
        for (String name : List.of(
                "baac/bill-payment", "baac/smart-credit", "gsb/smart-credit", "nsf/collection", "sso/sps1-10")) {
            own.next(name, 1, "2027-04-01");
            own.next(name + "-answer", 1, "2027-04-01");
            for (FormVersion.Part part : FormVersion.Part.values()) {
                assertThat(versions(name, part)).as(name).containsExactly(1, 2);
            }
        }
    }

    @Test
    void without_the_folder_only_what_came_with_the_program_is_there() {
        assertThat(versions("baac/bill-payment", FormVersion.Part.REMITTANCE)).containsExactly(1);
    }

    @Test
    void a_form_that_contradicts_itself_stops_the_start_naming_file_and_line() {
        OwnForms own = new OwnForms(folder);
        Path file = own.next("baac/bill-payment", 1, "2027-04-01");
        String good = OwnForms.shipped("baac/bill-payment", 1)
                .replace("version      1", "version      2")
                .replace("2026-01-01", "2027-04-01");
        int line = 1
                + (int) good.substring(0, good.indexOf("name           35-84"))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        own.put("baac/bill-payment", 2, good.replace("name           35-84", "name           35-85"));
        refused(file + ":" + line + ":");
        own.put("baac/bill-payment", 2, good.replace("2027-04-01", "2025-01-01"));
        refused(file + ":", "overlap");
        own.put("baac/bill-payment", 2, good.replace("version      2", "version      3"));
        refused(file + ":1:", "name does not fit");
    }

    @Test
    void a_file_that_no_profile_takes_stops_the_start() {
        OwnForms own = new OwnForms(folder);
        Path misspelt = own.put("baac/bill-paymnt", 2, "");
        refused(misspelt + ":1:", "no profile of this name");
        own.put("baac/bill-paymnt", 2, "");
        assertThat(misspelt.toFile().delete()).isTrue();
        Path program = own.put("gsb/pain.001", 2, "");
        refused(program + ":1:", "no profile of this name is said by a table");
        assertThat(program.toFile().delete()).isTrue();
        Path deep = own.put("baac/old/bill-payment", 2, "");
        refused(deep + ":1:", "expected <agency>/<profile>");
    }

    @Test
    void a_form_that_came_with_the_program_is_never_replaced() {
        Path first = new OwnForms(folder).put("nsf/collection", 1, OwnForms.shipped("nsf/collection", 1));
        refused(first + ":1:", "version 1 follows version 1");
    }

    private void refused(String... words) {
        assertThatThrownBy(this::start).rootCause().hasMessageContainingAll(words);
    }
}
