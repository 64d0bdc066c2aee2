package org.songtor.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** The pinned host keys in OpenSSH's known_hosts form (sshd(8), RFC 4253 section 6.6): a host that shows another key is refused. */
final class KnownHosts {
    private static final int SSH_PORT = 22;

    private KnownHosts() {}

    /** One line for each host of these addresses, all with this key. */
    static byte[] of(Set<URI> addresses, RSAPublicKey key) {
        String encoded = Base64.getEncoder().encodeToString(wireForm(key));
        return addresses.stream()
                .map(KnownHosts::host)
                .distinct()
                .sorted()
                .map(host -> host + " ssh-rsa " + encoded + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String host(URI address) {
        int port = address.getPort();
        return port == -1 || port == SSH_PORT ? address.getHost() : "[" + address.getHost() + "]:" + port;
    }

    private static byte[] wireForm(RSAPublicKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (byte[] part : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                out.writeInt(part.length);
                out.write(part);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
