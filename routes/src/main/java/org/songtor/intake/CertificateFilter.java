package org.songtor.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.settings.FundEntry;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a fund's program by the client certificate of its TLS connection, which proves that it has the private key. What counts is the
 * certificate's own hash, so who signed it does not matter. A call that shows a key as well must be right in both. No bean: it
 * belongs to the chains of machines alone.
 */
final class CertificateFilter extends OncePerRequestFilter {
    private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private final Map<Sha256, FundId> funds = new HashMap<>();
    private final Clock clock;

    /** @throws IllegalStateException where two funds have the same certificate: it could not be said whose call it is */
    CertificateFilter(Map<FundId, FundEntry> funds, Clock clock) {
        this.clock = clock;
        funds.forEach((fund, entry) -> entry.certificates().forEach(hash -> {
            if (this.funds.put(new Sha256(hash), fund) != null) {
                throw new IllegalStateException("a certificate of songtor.funds." + fund + " is another fund's too");
            }
        }));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(CHAIN) instanceof X509Certificate[] shown && shown.length > 0) {
            Optional<FundId> fund = fund(shown[0]);
            Authentication byKey = SecurityContextHolder.getContext().getAuthentication();
            if (byKey != null && fund.isPresent() && !fund.get().equals(byKey.getPrincipal())) {
                SecurityContextHolder.clearContext();
            } else if (byKey == null && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                fund.ifPresent(ApiKeyFilter::authenticate);
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<FundId> fund(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return Optional.ofNullable(funds.get(Sha256.of(certificate.getEncoded())));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was received cannot be written", e);
        } catch (CertificateException e) { // expired, or not valid yet
            return Optional.empty();
        }
    }
}
