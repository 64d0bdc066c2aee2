package org.songtor.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.settings.OfficerEntry;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * The person for whom a program acts: a fund's key alone is nobody, so whoever decides says login and password as well, in the header
 * {@code Songtor-Officer: Basic ...}. Wrong passwords count as on the login page.
 */
@Component
class People {
    static final String HEADER = "Songtor-Officer";
    private static final String BASIC = "Basic ";

    private final AuthenticationManager logins;
    private final SongtorSettings settings;

    People(AuthenticationManager logins, SongtorSettings settings) {
        this.logins = logins;
        this.settings = settings;
    }

    /**
     * @return the login of an officer of this fund
     * @throws DeskException for anybody else
     */
    String officer(FundId fund, @Nullable String header) {
        return person(header, o -> o.funds().contains(fund));
    }

    /**
     * @return the login of an operator
     * @throws DeskException for anybody else
     */
    String operator(@Nullable String header) {
        return person(header, o -> o.role().equals("operator"));
    }

    private String person(@Nullable String header, Predicate<OfficerEntry> such) {
        return credentials(header)
                .flatMap(this::known)
                .filter(login ->
                        settings.officers().stream().anyMatch(o -> o.login().equals(login) && such.test(o)))
                .orElseThrow(() -> new DeskException(Why.NO_RIGHT));
    }

    private Optional<String> known(String[] said) {
        try {
            return Optional.of(
                    logins.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(said[0], said[1]))
                            .getName());
        } catch (AuthenticationException e) { // nobody's password, or too many wrong ones: both are nobody
            return Optional.empty();
        }
    }

    private static Optional<String[]> credentials(@Nullable String header) {
        if (header == null || !header.startsWith(BASIC) || header.length() > 1_000) {
            return Optional.empty();
        }
        try {
            String[] said = new String(
                            Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8)
                    .split(":", 2);
            return said.length == 2 ? Optional.of(said) : Optional.empty();
        } catch (IllegalArgumentException e) { // not Base64
            return Optional.empty();
        }
    }
}
