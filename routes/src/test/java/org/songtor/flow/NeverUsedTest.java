package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.io.support.SpringFactoriesLoader;

class NeverUsedTest {
    private static final String CAMEL = "org.apache.camel.spring.boot.CamelAutoConfiguration";
    private static final String BEAN = "org.apache.camel.component.bean.springboot.BeanComponentAutoConfiguration";

    @Test
    void what_no_setting_turns_is_not_set_up_and_what_carries_the_routes_is() {
        assertThat(wanted(CAMEL, BEAN)).containsExactly(true, false);
    }

    @Test
    void what_another_filter_refused_is_left_to_it() {
        assertThat(wanted(null, CAMEL)).containsExactly(true, true);
    }

    @Test
    void the_program_asks_it_at_every_start() {
        assertThat(SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, null))
                .hasAtLeastOneElementOfType(NeverUsed.class);
    }

    @Test
    void each_name_still_means_something_that_a_library_brings() {
        List<String> brought =
                ImportCandidates.load(AutoConfiguration.class, null).getCandidates();
        assertThat(NeverUsed.OF).allSatisfy(name -> assertThat(brought).anyMatch(c -> c.startsWith(name)));
    }

    private static boolean[] wanted(String... names) {
        return new NeverUsed().match(names, null);
    }
}
