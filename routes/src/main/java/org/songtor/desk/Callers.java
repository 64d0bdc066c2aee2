package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.songtor.model.FundId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who calls, for every method of the desk's API that asks. A fund's program is known by its key before; below {@value #OPERATORS} nobody is, and each call says
 * an operator's login and password in {@link People#HEADER}, which no browser sends by itself.
 */
@Configuration(proxyBeanMethods = false)
class Callers implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    static final String FUNDS = "/api/v1";
    static final String OPERATORS = "/api/v1/operator";

    private final People people;
    private final Terms terms;

    Callers(People people, Terms terms) {
        this.people = people;
        this.terms = terms;
    }

    @Bean
    @Order(0)
    SecurityFilterChain operatorApiChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(OPERATORS + "/**")
                .sessionManagement(s ->
                        s.sessionCreationPolicy(SessionCreationPolicy.STATELESS).sessionFixation(f -> f.none()))
                // No cookie counts here: the header is read where the caller is asked for, and without one nobody is.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Readable()).addPathPatterns(FUNDS + "/**");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory factory) {
        String said = request.getHeader(People.HEADER);
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof FundId fund) {
            return Caller.program(fund, () -> terms.acting(people.officer(fund, said)));
        }
        String login = people.operator(said, Origin.caller(caller(request)));
        return Caller.operator(login, () -> terms.acting(login));
    }

    private static HttpServletRequest caller(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }
}
