package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.songtor.desk.TooManyTries;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the login page, which says either "wrong" or when the next one is looked at; never which of login and password was wrong. */
final class LoginRefused implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String why = refused instanceof TooManyTries closed
                ? "until=" + closed.until().getEpochSecond()
                : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + why);
    }
}
