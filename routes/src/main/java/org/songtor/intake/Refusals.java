package org.songtor.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.soap.FaultPage;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What the web server or the firewall refuses before a call reaches its controller (an address that is none, a method that is none) is told to
 * programs in their own form too: a problem document below {@code /api}, a SOAP fault below {@code /services}.
 */
@Configuration(proxyBeanMethods = false)
public class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the firewall lets through. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** @param type of the body */
    @SuppressWarnings("ArrayRecordComponent") // written at once
    private record Page(String type, byte[] body) {}

    @Bean
    RequestRejectedHandler refusedByTheFirewall() {
        HttpStatusRequestRejectedHandler others = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            HttpStatus status =
                    METHODS.contains(request.getMethod()) ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED;
            Optional<Page> page = page(request.getRequestURI(), status.value());
            if (page.isPresent()) {
                write(response, status.value(), page.get());
            } else {
                others.handle(request, response, rejected);
            }
        };
    }

    /** No store can hold U+0000, nor look for it, and no browser sends it: one place refuses it in whatever field of a page or of an address. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedByTheServer() {
        return factory -> {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(OfTheServer.class.getName());
                }
            });
            // Not answered: it is refused by the firewall like every other method that is none, where a text can be
            // given.
            factory.addConnectorCustomizers(connector -> {
                connector.setAllowTrace(true);
                // Programs name lists so; what is in no other standard's way is not refused before anybody looks.
                connector.setProperty("relaxedQueryChars", "[]{}|");
            });
        };
    }

    /** What Spring refuses of a call below {@code /api}, for whoever takes its exceptions: in both languages, by the shape of the contract, whatever the caller accepts. */
    public static ResponseEntity<Object> refused(HttpStatusCode status, HttpHeaders headers) {
        HttpStatus known =
                Optional.ofNullable(HttpStatus.resolve(status.value())).orElse(HttpStatus.BAD_REQUEST);
        ResponseEntity<Object> reply = ApiProblem.refused(known).reply();
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .headers(more -> headers.forEach(more::putIfAbsent))
                .body(reply.getBody());
    }

    private static Optional<Page> page(@Nullable String uri, int status) throws IOException {
        if (uri != null && uri.startsWith("/services")) {
            return Optional.of(new Page(FaultPage.TYPE, FaultPage.bytes(status)));
        }
        // An address that cannot be read at all is no browser's: browsers write what may not stand in one otherwise.
        if (uri == null || uri.startsWith("/api")) {
            HttpStatus known = Optional.ofNullable(HttpStatus.resolve(status)).orElse(HttpStatus.BAD_REQUEST);
            return Optional.of(new Page(
                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    JSON.writeValueAsBytes(ApiProblem.refused(known).at(uri))));
        }
        return Optional.empty();
    }

    private static void write(HttpServletResponse response, int status, Page page) throws IOException {
        response.setStatus(status);
        response.setContentType(page.type());
        response.getOutputStream().write(page.body());
    }

    /** The last word on an error that no page of ours answered; made by the web server, by name. */
    public static final class OfTheServer extends ErrorReportValve {
        public OfTheServer() {
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            try {
                Optional<Page> page = page(request.getRequestURI(), status);
                if (page.isEmpty()) {
                    super.report(request, response, failure);
                } else if (status >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
                    response.setContentType(page.get().type());
                    response.getOutputStream().write(page.get().body());
                    response.finishResponse();
                }
            } catch (IOException e) {
                getContainer().getLogger().debug("the caller did not wait for its refusal", e);
            }
        }
    }
}
