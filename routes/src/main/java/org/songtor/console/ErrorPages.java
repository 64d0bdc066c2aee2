package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * People get a page that says what to do; programs under {@code /api/} get a problem document. Needed because the problem
 * documents of Spring MVC would otherwise be shown to people too.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {
    @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
    @Nullable
    ResponseEntity<ProblemDetail> nothingThere(
            Exception wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ErrorResponse said = (ErrorResponse) wrong;
        if (request.getRequestURI().startsWith("/api/")) {
            return ResponseEntity.status(said.getStatusCode())
                    .headers(said.getHeaders())
                    .body(said.getBody());
        }
        response.sendError(said.getStatusCode().value());
        return null;
    }

    /** What the console's own pages refuse. */
    @ControllerAdvice(basePackageClasses = Words.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class OfThisConsole {
        @ExceptionHandler
        void refused(ResponseStatusException refused, HttpServletResponse response) throws IOException {
            response.sendError(refused.getStatusCode().value());
        }

        /** Nothing a page of ours sends: a value of another kind, a field that is not there, a file that is none. */
        @ExceptionHandler({
            TypeMismatchException.class,
            ServletRequestBindingException.class,
            MissingServletRequestPartException.class,
            MultipartException.class
        })
        void misspelt(Exception wrong, HttpServletResponse response) throws IOException {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }
}
