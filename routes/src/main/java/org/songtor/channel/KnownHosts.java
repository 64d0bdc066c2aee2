package org.songtor.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.songtor.flow.SongtorSettings;
import org.songtor.settings.AgencyEntry;

/** The pinned host keys in OpenSSH's known_hosts form (sshd(8)): a host that shows another key is refused. */
final class KnownHosts {
    private static final int SSH_PORT = 22;

    private KnownHosts() {}

    /**
     * One line for each host and key of these agencies' SFTP addresses.
     *
     * @param sandbox the key of agencies for which the settings name none
     * @throws IllegalStateException where a setting is no public key; names the setting and quotes nothing
     */
    static byte[] of(SongtorSettings settings, PublicKey sandbox) {
        List<String> lines = settings.agencies().entrySet().stream()
                .flatMap(e -> lines(
                        e.getValue(),
                        keys(
                                "songtor.agencies." + e.getKey() + ".host-keys",
                                e.getValue(),
                                PublicKeyEntry.toString(sandbox))))
                .distinct()
                .sorted()
                .toList();
        return String.join("", lines).getBytes(StandardCharsets.US_ASCII);
    }

    private static Stream<String> lines(AgencyEntry agency, Collection<String> keys) {
        return agency.sftpAddresses().stream()
                .map(KnownHosts::host)
                .flatMap(host -> keys.stream().map(key -> host + " " + key + "\n"));
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
