package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.songtor.desk.Terms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Two languages: Thai unless the reader chose English with {@code ?lang=en}, which a cookie remembers for a year. */
@Configuration(proxyBeanMethods = false)
public class ConsoleWeb implements WebMvcConfigurer {
    static final Locale THAI = Locale.forLanguageTag("th");
    private static final Set<String> LANGUAGES = Set.of("th", "en");

    private final Terms terms;

    ConsoleWeb(Terms terms) {
        this.terms = terms;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("songtor-lang");
        resolver.setDefaultLocale(THAI);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    /** What is sent to the console is an act, but for the question where money went. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageSwitch(localeResolver()));
        registry.addInterceptor(new TermOfOffice(terms)).excludePathPatterns("/trace");
    }

    /** Only languages that have texts; any other word changes nothing. */
    private record LanguageSwitch(LocaleResolver resolver) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String asked = request.getParameter("lang");
            if (asked != null && LANGUAGES.contains(asked)) {
                resolver.setLocale(request, response, Locale.forLanguageTag(asked));
            }
            return true;
        }
    }
}
