package org.songtor.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing.Identity;

class FileKeyRingTest {
    @TempDir
    Path folder;

    @Test
    void an_empty_folder_is_filled_with_marked_keys_that_only_the_owner_can_read() throws Exception {
        Path keys = folder.resolve("deep/keys");
        FileKeyRing ring = Rings.sandbox(keys);
        assertThat(ring.development()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files.toList())
                    .hasSize(7)
                    .allSatisfy(f -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)))
                            .isEqualTo("rw-------"));
        }
        X509Certificate gateway = certificate(ring, Rings.GATEWAY);
        assertThat(gateway.getSubjectX500Principal().getName()).contains("OU=DEVELOPMENT ONLY");
        assertThat(Policies.names(gateway.getExtensionValue("2.5.29.32")))
                .containsExactly(DevelopmentMark.POLICY.getId());
    }

    @Test
    void each_key_is_for_one_use() throws Exception {
        FileKeyRing ring = Rings.sandbox(folder.resolve("keys"));
        assertThat(certificate(ring, Rings.GATEWAY).getExtendedKeyUsage()).isNull();
        assertThat(certificate(ring, new Identity.TlsClient()).getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.2");
        X509Certificate server = certificate(ring, new Identity.TlsServer());
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getSubjectAlternativeNames())
                .extracting(n -> (Object) n.get(1))
                .containsExactly("localhost", "127.0.0.1");
    }

    @Test
    void the_same_keys_are_read_again() throws Exception {
        FileKeyRing first = Rings.sandbox(folder.resolve("keys"));
        X509Certificate agency = certificate(first, Rings.AGENCY);
        FileKeyRing second = Rings.sandbox(folder.resolve("keys"));
        assertThat(second.caPem()).isEqualTo(first.caPem());
        assertThat(certificate(second, Rings.AGENCY)).isEqualTo(agency);
        assertThat(certificate(second, Rings.GATEWAY)).isEqualTo(certificate(first, Rings.GATEWAY));
    }

    @Test
    void two_that_start_at_once_end_with_the_same_keys() throws Exception {
        Path keys = folder.resolve("keys");
        CyclicBarrier start = new CyclicBarrier(3);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<X509Certificate>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    FileKeyRing ring = Rings.sandbox(keys);
                    start.await();
                    return certificate(ring, Rings.AGENCY);
                }));
            }
            Set<X509Certificate> different = new HashSet<>();
            for (Future<X509Certificate> one : all) {
                different.add(one.get());
            }
            assertThat(different).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactly("keys");
        }
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).hasSize(8);
        }
    }

    @Test
    void live_mode_refuses_development_keys() {
        Path keys = folder.resolve("keys");
        Rings.sandbox(keys);
        assertThatThrownBy(() -> new FileKeyRing(Rings.installation(keys, Installation.Mode.LIVE)))
                .hasMessageContaining("live mode")
                .hasMessageContaining("is a development key");
    }

    @Test
    void live_mode_refuses_one_development_key_among_others() throws Exception {
        Path keys = folder.resolve("keys");
        Rings.sandbox(keys);
        // Somebody else's CA file in front does not hide what the other files say.
        Path own = Files.createDirectories(folder.resolve("own"));
        OperatorKeys.writeCa(own);
        Files.copy(keys.resolve("gateway-sign.pem"), own.resolve("gateway-sign.pem"));
        assertThatThrownBy(() -> new FileKeyRing(Rings.installation(own, Installation.Mode.LIVE)))
                .hasMessageContaining("gateway-sign.pem is a development key");
    }

    @Test
    void live_mode_takes_an_operators_keys_and_makes_none() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own"));
        OperatorKeys.writeCa(own);
        FileKeyRing ring = new FileKeyRing(Rings.installation(own, Installation.Mode.LIVE));
        assertThat(ring.development()).isFalse();
        assertThatThrownBy(() -> ring.identity(Rings.AGENCY)).hasMessageContaining("there is no agency-sign-ktb.pem");
    }

    @Test
    void live_mode_makes_no_keys_in_an_empty_folder() {
        Path keys = folder.resolve("keys");
        assertThatThrownBy(() -> new FileKeyRing(Rings.installation(keys, Installation.Mode.LIVE)))
                .hasMessageContaining("there are no keys");
        assertThat(keys).doesNotExist();
    }

    @Test
    void keys_in_a_source_tree_are_refused_but_not_in_its_build_folder() throws Exception {
        Files.createDirectories(folder.resolve("project/.git"));
        assertThatThrownBy(() -> Rings.sandbox(folder.resolve("project/some/keys")))
                .hasMessageContaining("must not lie in the source tree");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("project"));
        assertThatThrownBy(() -> Rings.sandbox(link.resolve("keys"))).hasMessageContaining("source tree");
        assertThat(Rings.sandbox(folder.resolve("project/target/demo/keys")).development())
                .isTrue();
    }

    @Test
    void a_folder_with_other_things_in_it_is_not_touched() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("letter.txt"), "hello", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Rings.sandbox(keys)).hasMessageContaining("cannot be read");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).hasSize(1);
        }
    }

    private static X509Certificate certificate(FileKeyRing ring, Identity identity) throws Exception {
        return (X509Certificate) ring.identity(identity).getCertificate(identity.name());
    }
}
