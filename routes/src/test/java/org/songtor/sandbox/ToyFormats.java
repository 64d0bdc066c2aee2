package org.songtor.sandbox;

import org.songtor.port.AgencyFormat;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The toy agency's two profiles, added to the sandbox's own context only. */
@TestConfiguration(proxyBeanMethods = false)
class ToyFormats {
    @Bean
    AgencyFormat toyOne() {
        return new ToyFormat("toy/one");
    }

    @Bean
    AgencyFormat toyTwo() {
        return new ToyFormat("toy/two");
    }

    @Bean
    AgencyFormat otherOne() {
        return new ToyFormat("other/one");
    }
}
