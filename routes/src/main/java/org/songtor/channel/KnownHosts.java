package org.songtor.channel;

import java.net.URI;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.songtor.flow.SongtorSettings;
import org.songtor.settings.AgencyEntry;

/**
 * The pinned host keys in OpenSSH's known_hosts form (sshd(8)): a host that shows another key is refused. Each agency has its own, whatever another one pinned for
 * the same host and port.
 */
final class KnownHosts {
    private static final int SSH_PORT = 22;

    private final Map<URI, Set<String>> keys = new HashMap<>();

    /**
     * Those of these agencies' SFTP addresses.
     *
     * @param sandbox the key of agencies for which the settings name none
     * @throws IllegalStateException where a setting is no public key; names the setting and quotes nothing
     */
    KnownHosts(SongtorSettings settings, PublicKey sandbox) {
        settings.agencies().forEach((code, agency) -> {
            Collection<String> own =
                    keys("songtor.agencies." + code + ".host-keys", agency, PublicKeyEntry.toString(sandbox));
            agency.sftpAddresses().forEach(box -> pin(box, own));
        });
    }

    /** Where two agencies name one box, its host has to show what both pinned. */
    private void pin(URI box, Collection<String> own) {
        keys.computeIfAbsent(box, b -> new TreeSet<>(own)).retainAll(own);
    }

    /** A line for each key with which the box's host is let in; nothing for a box that no agency names. */
    String of(URI box) {
        String host = host(box);
        return keys.getOrDefault(box, Set.of()).stream()
                .map(key -> host + " " + key + "\n")
                .collect(Collectors.joining());
    }

    private static Collection<String> keys(String setting, AgencyEntry agency, String sandbox) {
        return agency.hostKeys().isEmpty()
                ? List.of(sandbox)
                : agency.hostKeys().stream().map(text -> key(setting, text)).toList();
    }

    private static String key(String setting, String text) {
        return publicKey(text)
                .orElseThrow(() -> new IllegalStateException(
                        setting + ": not a public key as OpenSSH writes it (ssh-ed25519 AAAA...)"));
    }

    /** The kind and the key, without what somebody wrote behind them; the key says its kind once more inside (RFC 4253, 6.6). */
    private static Optional<String> publicKey(String text) {
        try {
            PublicKeyEntry entry = PublicKeyEntry.parsePublicKeyEntry(text.strip());
            String kind = new ByteArrayBuffer(entry.getKeyData()).getString();
            return Optional.of(kind + " " + Base64.getEncoder().encodeToString(entry.getKeyData()))
                    .filter(key -> kind.equals(entry.getKeyType()));
        } catch (RuntimeException e) {
            // Not told on: it quotes the text, which may be a private key that was put there by mistake.
            return Optional.empty();
        }
    }

    private static String host(URI address) {
        int port = port(address);
        return port == SSH_PORT ? address.getHost() : "[" + address.getHost() + "]:" + port;
    }

    /** SSH's own where the address names none. */
    static int port(URI address) {
        return address.getPort() == -1 ? SSH_PORT : address.getPort();
    }
}
