package org.songtor.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.review.DeskException.Why;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before a form with a file is taken apart: who is not logged in uploads nothing, and a file over the ceiling is told by a page. The token against forged
 * forms lies inside the form, so this stands before its check. No bean: it belongs to the console's chain alone.
 */
final class UploadGuard extends OncePerRequestFilter {
    /** Fields and the parts' own heads. */
    private static final long AROUND = 16_384;
    /** A browser shows our answer only after it has sent everything; more than this is not waited for. */
    private static final long MOST_LET_GO = 1L << 30;

    private static final Pattern ITEM = Pattern.compile("(/items/[0-9]{1,18})/attachments");

    private final long ceiling;

    UploadGuard(long ceiling) {
        this.ceiling = ceiling;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            chain.doFilter(request, response);
        } else if (!loggedIn()) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > ceiling + AROUND) {
            letGo(request.getInputStream());
            response.sendRedirect(request.getContextPath() + told(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The page the file was sent from says so, in words of its own; another may not be open to this person. */
    private static String told(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Matcher item = ITEM.matcher(path);
        if (item.matches()) {
            return item.group(1) + "?problem=" + Why.TOO_LARGE;
        }
        return path.startsWith("/handover/")
                ? "/handover?told=" + (path.equals("/handover/answers") ? "upload" : "receipt")
                : "/send?problem=large";
    }

    private static boolean loggedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof OfficerLogin;
    }

    private static void letGo(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long gone = 0;
        for (int n = body.read(buffer); n >= 0 && gone < MOST_LET_GO; n = body.read(buffer)) {
            gone += n;
        }
    }
}
