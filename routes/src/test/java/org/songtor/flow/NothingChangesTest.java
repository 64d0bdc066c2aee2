package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

class NothingChangesTest {
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void all_parts_are_known_when_the_first_that_watches_others_is_made() {
        try (ConfigurableApplicationContext program = program()) {
            assertThat(program.getBean(Watching.class).allKnown).isTrue();
        }
    }

    @Test
    void settings_are_looked_through_once() {
        try (ConfigurableApplicationContext program = program()) {
            Binder settings = Binder.get(program.getEnvironment());
            settings.bind("kinds.of-work", String.class);
            int before = read.get();
            assertThat(settings.bind("kinds.of-work", String.class).get()).isEqualTo("1");
            assertThat(read).hasValue(before);
        }
    }

    private ConfigurableApplicationContext program() {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(c -> c.getEnvironment().getPropertySources().addFirst(new Counted()))
                .run();
    }

    private final class Counted extends MapPropertySource {
        Counted() {
            super("counted", Map.of("kinds.ofWork", "1"));
        }

        @Override
        public String[] getPropertyNames() {
            read.incrementAndGet();
            return super.getPropertyNames();
        }
    }

    static final class Watching implements BeanPostProcessor {
        private final boolean allKnown;

        Watching(boolean allKnown) {
            this.allKnown = allKnown;
        }
    }

    static final class Parts {
        @Bean
        static Watching watching(ConfigurableListableBeanFactory parts) {
            return new Watching(parts.isConfigurationFrozen());
        }
    }
}
