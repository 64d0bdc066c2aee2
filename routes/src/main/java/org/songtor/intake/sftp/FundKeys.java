package org.songtor.intake.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.songtor.model.FundId;
import org.songtor.settings.FundEntry;

/** Who may log in: a fund, under its id, with one of the keys configured for it. A key that cannot be read stops the start. */
final class FundKeys implements PublickeyAuthenticator {
    private static final int LEAST_RSA = 2048;

    private final Map<String, List<PublicKey>> byLogin;

    FundKeys(Map<FundId, FundEntry> funds) {
        this.byLogin = funds.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> e.getKey().value(),
                        e -> keys(e.getKey(), e.getValue().sftpKeys())));
    }

    @Override
    public boolean authenticate(String login, PublicKey key, ServerSession session) {
        return byLogin.getOrDefault(login, List.of()).stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
    }

    private static List<PublicKey> keys(FundId fund, List<String> lines) {
        List<PublicKey> keys = new ArrayList<>();
        for (String line : lines) {
            keys.add(key(fund, line));
        }
        return List.copyOf(keys);
    }

    private static PublicKey key(FundId fund, String line) {
        PublicKey key = parsed(fund, line.strip());
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA) {
            throw wrong(fund, "is an RSA key of less than " + LEAST_RSA + " bits", null);
        }
        return key;
    }

    private static PublicKey parsed(FundId fund, String line) {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | RuntimeException e) { // SSHD throws more than it says
            throw wrong(fund, "is no OpenSSH public key", e);
        }
    }

    private static IllegalStateException wrong(
            FundId fund, String what, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException("a line of songtor.funds." + fund + ".sftp-keys " + what, cause);
    }
}
