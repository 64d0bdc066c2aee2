package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConfigFoldersTest {
    private static final String FILE =
            "Config resource 'file [/srv/songtor/config/%s/application.yaml]' via location 'x'";

    @Test
    void a_folder_may_set_its_own_agencys_keys() {
        assertThatCode(() -> check("gsb", "songtor.agencies.gsb.account")).doesNotThrowAnyException();
        assertThatCode(() -> check("funds", "songtor.funds.wiang.name-th")).doesNotThrowAnyException();
    }

    @Test
    void a_folder_that_sets_another_agencys_key_or_a_port_stops_the_start() {
        assertThatThrownBy(() -> check("gsb", "songtor.agencies.nsf.account"))
                .hasMessageContaining("config/gsb/application.yaml")
                .hasMessageContaining("songtor.agencies.nsf.account");
        assertThatThrownBy(() -> check("gsb", "server.port")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> check("funds", "songtor.mode")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void other_sources_are_not_judged() {
        assertThat(ConfigFolders.folder(
                        "Config resource 'file [/srv/songtor/config/application.yaml]' via location 'x'"))
                .isEmpty();
        assertThat(ConfigFolders.folder("systemProperties")).isEmpty();
    }

    private static void check(String folder, String key) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource(FILE.formatted(folder), Map.of(key, "x")));
        new ConfigFolders().postProcessEnvironment(environment, new SpringApplication());
    }
}
