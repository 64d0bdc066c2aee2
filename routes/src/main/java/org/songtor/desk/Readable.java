package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Before anything is decided: what was done and could not be told in a form that the caller takes would look refused. */
final class Readable implements HandlerInterceptor {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        boolean ours = handler instanceof HandlerMethod method
                && method.getBeanType().getPackage() == Readable.class.getPackage();
        if (ours && !LOOKING.contains(request.getMethod()) && !takesJson(request)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean takesJson(HttpServletRequest request) {
        try {
            List<MediaType> taken = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return taken.isEmpty()
                    || taken.stream()
                            .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON)
                                    || "json".equals(type.getSubtypeSuffix()));
        } catch (InvalidMediaTypeException e) { // nothing that can be read
            return false;
        }
    }
}
