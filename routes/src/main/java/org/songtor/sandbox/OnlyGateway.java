package org.songtor.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in the gateway's client certificate and no other of the same CA. */
final class OnlyGateway extends OncePerRequestFilter {
    private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private final X509Certificate gateway;

    OnlyGateway(X509Certificate gateway) {
        this.gateway = gateway;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(CHAIN) instanceof X509Certificate[] c && c.length > 0 && c[0].equals(gateway)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
