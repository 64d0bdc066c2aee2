package org.songtor.intake.soap;

import org.songtor.intake.Incoming;
import org.songtor.intake.Machines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may call {@code /services}: programs of funds. The contract is open to everybody. */
@Configuration(proxyBeanMethods = false)
class SoapAccess {

    @Bean
    @Order(1)
    SecurityFilterChain servicesChain(HttpSecurity http, Machines machines, Incoming incoming) throws Exception {
        return machines.known(http, "/services/**")
                .addFilterAfter(new SoapGate(incoming.ceiling()), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a.requestMatchers(SoapGate::asksForContract)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((request, response, x) -> FaultPage.unauthorised(response)))
                .build();
    }
}
