package org.songtor.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.songtor.desk.Origin;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Browsers in which somebody logged in before, known by a random cookie that says nothing of who it was and lets nobody in: the password is asked for as ever. It tells
 * the right person from a stranger of the same address.
 */
final class Devices {
    static final String COOKIE = "SONGTOR-DEVICE";
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;
    private static final Duration AGE = Duration.ofDays(180);

    private final SecureRandom random = new SecureRandom();

    /** Of who types a password on the page; a browser that shows none of ours gets a name that nobody knows, and keeps it if the password is right. */
    Origin of(HttpServletRequest request) {
        return Origin.caller(request).in(shown(request));
    }

    void keep(Origin from, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, from.device())
                        .path(request.getContextPath() + "/login")
                        .maxAge(AGE)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .build()
                        .toString());
    }

    private String shown(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)
                        && OURS.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
