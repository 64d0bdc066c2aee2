package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is played takes most of an installation's settings, so it keeps away from one that others use. */
class InstalledTest {
    private final Map<String, String> set = new LinkedHashMap<>();

    @AfterEach
    void asBefore() {
        set.keySet().forEach(System::clearProperty);
    }

    @Test
    void what_came_with_the_program_may_be_played_with() {
        assertThat(Installed.forPlay().agencies()).isNotEmpty();
    }

    @Test
    void an_installation_that_others_use_is_not_and_it_is_said_why() {
        refused(Map.of("songtor.mode", "live"), "songtor.mode: live");
        refused(
                Map.of(
                        "songtor.database.url", "jdbc:postgresql://db.example/songtor",
                        "songtor.database.user", "songtor",
                        "songtor.database.password", "none"),
                "songtor.database");
        refused(Map.of("spring.artemis.mode", "native"), "spring.artemis.mode: native");
        refused(
                Map.of(
                        "songtor.funds.wiang.webhook.url", "https://fund.example/hook",
                        "songtor.funds.wiang.webhook.key-file", "wiang.secret"),
                "songtor.funds.wiang.webhook");
    }

    private void refused(Map<String, String> settings, String why) {
        settings.forEach(this::set);
        assertThatThrownBy(Installed::forPlay).isInstanceOf(DemoException.class).hasMessageContaining("(" + why + ")");
        settings.keySet().forEach(System::clearProperty);
    }

    private void set(String key, String value) {
        set.put(key, value);
        System.setProperty(key, value);
    }
}
