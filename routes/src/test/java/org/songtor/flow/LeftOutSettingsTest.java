package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.SchemeCode;
import org.songtor.port.Installation;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class LeftOutSettingsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SongtorSettings.class)
    @Import(FlowConfiguration.class)
    static class Settings {}

    @Test
    void a_database_that_is_named_is_the_one() {
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--songtor.database.url=jdbc:postgresql://127.0.0.1/elsewhere",
                        "--songtor.database.user=songtor",
                        "--songtor.database.password=secret")) {
            assertThat(context.getBean(Installation.class).database())
                    .contains(new Installation.Database("jdbc:postgresql://127.0.0.1/elsewhere", "songtor", "secret"));
        }
    }

    @Test
    void whom_an_agency_trusts_is_named_by_files() {
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run("--songtor.agencies.nsf.trust=nsf-ca.pem,/etc/songtor/nsf-next.pem")) {
            var agencies = context.getBean(SongtorSettings.class).agencies();
            assertThat(agencies.get(AgencyCode.of("nsf")).trust())
                    .containsExactly(Path.of("nsf-ca.pem"), Path.of("/etc/songtor/nsf-next.pem"));
            assertThat(agencies.get(AgencyCode.of("sso")).trust()).isEmpty();
        }
    }

    @Test
    void a_setting_that_the_config_folder_leaves_out_is_empty() {
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run()) {
            Catalogue catalogue = context.getBean(Catalogue.class);
            assertThat(context.getBean(Installation.class).database()).isEmpty();
            assertThat(catalogue
                            .scheme(SchemeCode.of("nsf"))
                            .orElseThrow()
                            .terms()
                            .get(0)
                            .occupation())
                    .isEmpty();
            assertThat(catalogue
                            .scheme(SchemeCode.of("taweerak"))
                            .orElseThrow()
                            .terms()
                            .get(0)
                            .occupation())
                    .hasValue("เกษตรกร");
            assertThat(catalogue.fund(FundId.of("wiang")).orElseThrow().agreements())
                    .allMatch(agreement -> agreement.until().isEmpty());
        }
    }
}
