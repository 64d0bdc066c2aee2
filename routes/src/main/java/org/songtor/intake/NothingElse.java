package org.songtor.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls that no controller of the interface takes: of a method that their address does not answer (405, with those it does), or of an address that is none (404). */
@RestController
class NothingElse {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    NothingElse(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @RequestMapping("/api/**")
    ResponseEntity<Object> nothingElse(HttpServletRequest request) {
        Set<HttpMethod> allowed = mappings.getObject().getHandlerMethods().keySet().stream()
                .filter(info -> is(info.getPathPatternsCondition(), request))
                .map(RequestMappingInfo::getMethodsCondition)
                .flatMap(methods -> methods.getMethods().stream())
                .map(RequestMethod::asHttpMethod)
                .collect(Collectors.toUnmodifiableSet());
        if (allowed.isEmpty()) {
            return ApiProblem.refused(HttpStatus.NOT_FOUND).reply();
        }
        ResponseEntity<Object> reply =
                ApiProblem.refused(HttpStatus.METHOD_NOT_ALLOWED).reply();
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .allow(allowed.toArray(HttpMethod[]::new))
                .body(reply.getBody());
    }

    private static boolean is(@Nullable PathPatternsRequestCondition paths, HttpServletRequest request) {
        return paths != null && paths.getMatchingCondition(request) != null;
    }
}
