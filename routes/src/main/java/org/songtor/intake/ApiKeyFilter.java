package org.songtor.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.settings.FundEntry;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a fund's program by its key: {@code Authorization: Bearer <key>}, the scheme in small or large letters (RFC 9110, 11.1). Only hashes of keys are configured; every one is compared in constant
 * time and none is left out, so the answer's time tells nothing. No bean: it belongs to the chain of {@code /api} alone.
 */
final class ApiKeyFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 512;

    private final Map<FundId, byte[]> hashes;

    ApiKeyFilter(Map<FundId, FundEntry> funds) {
        this.hashes = funds.entrySet().stream()
                .filter(e -> !e.getValue().apiKeySha256().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        e -> HexFormat.of().parseHex(e.getValue().apiKeySha256())));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && header.length() <= LONGEST) {
            fund(header.substring(SCHEME.length())).ifPresent(ApiKeyFilter::authenticate);
        }
        chain.doFilter(request, response);
    }

    private Optional<FundId> fund(String key) {
        byte[] hash = Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8));
        Optional<FundId> found = Optional.empty();
        for (Map.Entry<FundId, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(hash, entry.getValue())) {
                found = Optional.of(entry.getKey());
            }
        }
        return found;
    }

    static void authenticate(FundId fund) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(fund, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
