package org.songtor.intake;

import java.time.Clock;
import org.songtor.flow.SongtorSettings;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** How programs of funds are known, by whatever protocol they call: by API key or by client certificate, without sessions and cookies. */
@Component
public class Machines {
    private final SongtorSettings settings;
    private final Clock clock;

    Machines(SongtorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Addresses as the caller wrote them: a matcher of Spring MVC would not see those of another servlet. */
    public static RequestMatcher below(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** The chain of all addresses of the pattern; the principal of a known caller is its {@code FundId}. */
    public HttpSecurity known(HttpSecurity http, String pattern) throws Exception {
        return http.securityMatcher(below(pattern))
                // A call that carries a person's cookie must not get her session a new name: whoever else holds the old
                // one would be logged out.
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                // No cookie authenticates here, so no other site can use one.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiKeyFilter(settings.funds()), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new CertificateFilter(settings.funds(), clock), UsernamePasswordAuthenticationFilter.class);
    }
}
