package org.songtor.intake.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.songtor.intake.Unread;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through to CXF what may be a call of the contract or asks for it; everything else gets a fault here, before a byte is read. */
final class SoapGate extends OncePerRequestFilter {
    static final String URL = "/services" + SoapIntake.PATH;

    private final long ceiling;

    SoapGate(long ceiling) {
        this.ceiling = ceiling;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Told> wrong = wrong(request);
        if (wrong.isPresent()) {
            if (wrong.get().kind() == Told.Kind.TOO_LARGE) {
                Unread.letIn(request);
            }
            FaultPage.write(response, wrong.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean asksForContract(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && URL.equals(request.getRequestURI())
                && "wsdl".equalsIgnoreCase(request.getQueryString());
    }

    private Optional<Told> wrong(HttpServletRequest request) {
        if (!URL.equals(request.getRequestURI())) {
            return Optional.of(new Told(Told.Kind.NOT_FOUND));
        }
        if (asksForContract(request)) {
            return Optional.empty();
        }
        if (!"POST".equals(request.getMethod())) {
            return Optional.of(new Told(Told.Kind.NOT_ALLOWED));
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/soap+xml")) {
            return Optional.of(new Told(Told.Kind.WRONG_CONTENT_TYPE));
        }
        long declared = request.getContentLengthLong();
        return declared / 3 * 2 > ceiling + 65_536
                ? Optional.of(
                        new Told(Told.Kind.TOO_LARGE, Optional.of(SoapCounter.tooLarge(declared + " bytes", ceiling))))
                : Optional.empty();
    }
}
