package org.songtor.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.settings.OfficerEntry;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The person for whom a program acts: a fund's key alone is nobody, so whoever decides says login and password as well, in the header
 * {@code Songtor-Officer: Basic ...}. Wrong passwords count as on the login page.
 */
@Component
class People {
    static final String HEADER = "Songtor-Officer";
    private static final String BASIC = "basic ";
    /** A login that no settings can hold. */
    private static final String NOBODY = "";

    private final AuthenticationManager logins;
    private final SongtorSettings settings;

    People(AuthenticationManager logins, SongtorSettings settings) {
        this.logins = logins;
        this.settings = settings;
    }

    /**
     * @return the login of an officer of this fund
     * @throws DeskException for anybody else
     * @throws TooManyTries after too many wrong passwords of the fund's programs
     */
    String officer(FundId fund, @Nullable String header) {
        return person(header, Origin.program(fund), o -> o.funds().contains(fund));
    }

    /**
     * @return the login of an operator
     * @throws DeskException for anybody else
     * @throws TooManyTries after too many wrong passwords from there
     */
    String operator(@Nullable String header, Origin from) {
        return person(header, from, o -> o.role().equals("operator"));
    }

    private String person(@Nullable String header, Origin from, Predicate<OfficerEntry> such) {
        List<String> may = settings.officers().stream()
                .filter(such)
                .map(OfficerEntry::login)
                .toList();
        return credentials(header)
                .flatMap(said -> known(asked(said[0], may), said[1], from))
                .filter(may::contains)
                .orElseThrow(() -> new DeskException(Why.NOBODY));
    }

    /** Whoever may not act here is asked for as nobody: no password typed here counts against a person who could do nothing here anyhow, and the answer takes as long. */
    private static String asked(String login, List<String> may) {
        return may.stream().anyMatch(login.strip()::equalsIgnoreCase) ? login : NOBODY;
    }

    private Optional<String> known(String login, String password, Origin from) {
        UsernamePasswordAuthenticationToken asked =
                UsernamePasswordAuthenticationToken.unauthenticated(login, password);
        asked.setDetails(from);
        try {
            return Optional.of(logins.authenticate(asked).getName());
        } catch (BadCredentialsException e) { // nobody's password
            return Optional.empty();
        }
    }

    private static Optional<String[]> credentials(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length()) || header.length() > 1_000) {
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
