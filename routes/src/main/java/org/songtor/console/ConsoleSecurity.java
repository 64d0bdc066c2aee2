package org.songtor.console;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Clock;
import org.songtor.desk.Origin;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/**
 * Who may open which page. Everything that no earlier chain took ({@code /api/**} has its own) asks for a login, but for the
 * login page itself, its style sheet and the health check.
 */
@Configuration(proxyBeanMethods = false)
public class ConsoleSecurity {
    private static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none';" + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain consoleChain(HttpSecurity http, AuthenticationManager consoleLogins, SongtorSettings settings)
            throws Exception {
        Devices devices = new Devices();
        return http.authenticationManager(consoleLogins)
                .addFilterBefore(new UploadGuard(settings.intake().ceiling()), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/console/**", "/webjars/**", "/actuator/health", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(devices::of)
                        .successHandler(toOwnPage(devices))
                        .failureHandler(new LoginRefused())
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?out").deleteCookies("JSESSIONID"))
                .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::changeSessionId))
                .csrf(Customizer.withDefaults())
                // A page that refreshes itself must not be answered with the login page inside it.
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(toLogin(), AnyRequestMatcher.INSTANCE))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(FrameOptionsConfig::deny))
                .build();
    }

    /** No answer names this host: whoever sends a wrong {@code Host} would be sent on to it. */
    private static LoginUrlAuthenticationEntryPoint toLogin() {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        login.setFavorRelativeUris(true);
        return login;
    }

    /** Back to the page that was asked for before the login, by its path alone. */
    private static AuthenticationSuccessHandler toOwnPage(Devices devices) {
        SavedRequestAwareAuthenticationSuccessHandler back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setDefaultTargetUrl("/batches");
        back.setRedirectStrategy((request, response, url) -> {
            URI to = URI.create(url);
            String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
            // Two slashes at the front would be read as another host.
            String path = to.getRawPath().replaceFirst("^/+", "/") + query;
            response.sendRedirect(to.isAbsolute() ? path : request.getContextPath() + path);
        });
        return (request, response, known) -> {
            if (known.getDetails() instanceof Origin from) {
                devices.keep(from, request, response);
            }
            back.onAuthenticationSuccess(request, response, known);
        };
    }

    /** One manager with one provider: a second way to log in would count nothing. */
    @Bean
    AuthenticationManager consoleLogins(SongtorSettings settings, Installation installation, Clock clock) {
        Officers officers = new Officers(settings.officers(), settings.funds().keySet(), installation.mode());
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        return new ProviderManager(new ThrottledLogin(officers, encoder, new LoginThrottle(clock), clock));
    }
}
