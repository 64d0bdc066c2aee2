package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
