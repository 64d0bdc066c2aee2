package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.junit.jupiter.api.Test;

class KnownHostsTest {
    @Test
    void every_host_and_port_is_named_once_with_the_pinned_key() throws Exception {
        RSAPublicKey key = (RSAPublicKey)
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        String text = new String(
                KnownHosts.of(
                        Set.of(
                                URI.create("sftp://toy@files.example/dues"),
                                URI.create("sftp://other@files.example:22/box"),
                                URI.create("sftp://toy@127.0.0.1:18022/dues"),
                                URI.create("sftp://toy@127.0.0.1:18022/statements")),
                        key),
                StandardCharsets.US_ASCII);
        assertThat(text.lines().map(l -> l.split(" ")[0])).containsExactly("[127.0.0.1]:18022", "files.example");
        assertThat(text.lines()).allSatisfy(line -> {
            String entry = line.substring(line.indexOf(' ') + 1);
            assertThat(PublicKeyEntry.parsePublicKeyEntry(entry)
                            .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING))
                    .isEqualTo(key);
        });
    }
}
