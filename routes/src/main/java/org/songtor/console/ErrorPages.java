package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.Refusals;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
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
    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    @Nullable
    ResponseEntity<Object> nothingThere(Exception wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ErrorResponse said = (ErrorResponse) wrong;
        return told(said.getStatusCode(), said.getHeaders(), request, response);
    }

    /** A value of another kind than what is asked for. */
    @ExceptionHandler({TypeMismatchException.class, ServletRequestBindingException.class})
    @Nullable
    ResponseEntity<Object> misspelt(Exception wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return told(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, request, response);
    }

    private static @Nullable ResponseEntity<Object> told(
            HttpStatusCode status, HttpHeaders headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            return Refusals.refused(status, headers);
        }
        response.sendError(status.value());
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
