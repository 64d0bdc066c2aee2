package org.songtor.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call {@code /api}: programs of funds. The contract is open to everybody. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private final ObjectMapper json;

    ApiSecurity(ObjectMapper json) {
        this.json = json;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, Machines machines) throws Exception {
        return machines.known(http, "/api/**")
                .authorizeHttpRequests(a -> a.requestMatchers("/api/v1/openapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((request, response, x) -> unauthorised(request, response)))
                .build();
    }

    private void unauthorised(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiProblem problem = ApiProblem.of(
                        HttpStatus.UNAUTHORIZED,
                        "no-key",
                        "ไม่มีกุญแจหรือใบรับรอง หรือไม่ถูกต้อง",
                        "The API key or client certificate is missing or not known")
                .at(request.getRequestURI());
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        // The body was not read: the connection cannot be used for another call.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
