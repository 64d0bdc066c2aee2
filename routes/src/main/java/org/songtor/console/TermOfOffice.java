package org.songtor.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.songtor.desk.Terms;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever is logged in and not in office today looks at pages and sends nothing: refused before the page's own code, so that no page can forget it. */
record TermOfOffice(Terms terms) implements HandlerInterceptor {
    /** Set on a request that was refused for this, for the page that says so. */
    static final String REFUSED = TermOfOffice.class.getName();

    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR
                || LOOKING.contains(request.getMethod())
                || !(request.getUserPrincipal() instanceof Authentication login)
                || !(login.getPrincipal() instanceof OfficerLogin officer)
                || terms.inOffice(officer.getUsername())) {
            return true;
        }
        request.setAttribute(REFUSED, true);
        response.sendError(HttpStatus.FORBIDDEN.value());
        return false;
    }
}
