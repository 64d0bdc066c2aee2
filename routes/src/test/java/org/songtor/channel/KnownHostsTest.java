package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.settings.Channel;

class KnownHostsTest {
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL5oEN7ixXM5MxhdDEJMRDrieCgwbtn27xzpqQFYi4z6";

    private static final URI BOX = URI.create("sftp://toy@files.example/dues");

    @Test
    void host_and_port_are_named_once_with_each_pinned_key() throws Exception {
        String rsa = PublicKeyEntry.toString(key("RSA"));
        SongtorSettings settings =
                FlowFixture.withHostKeys(FlowFixture.settings(Channel.SFTP, BOX), rsa, " " + ED25519 + " root@files ");
        assertThat(lines(settings, key("EC")))
                .containsExactlyInAnyOrder("files.example " + rsa, "files.example " + ED25519);
        settings = FlowFixture.withHostKeys(
                FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@127.0.0.1:18022/dues")), ED25519);
        assertThat(lines(settings, key("EC"))).containsExactly("[127.0.0.1]:18022 " + ED25519);
    }

    @Test
    void an_agency_without_a_key_of_its_own_shows_the_sandboxs() throws Exception {
        PublicKey sandbox = key("EC");
        assertThat(lines(FlowFixture.settings(Channel.SFTP, BOX), sandbox))
                .containsExactly("files.example " + PublicKeyEntry.toString(sandbox));
    }

    @Test
    void what_is_no_public_key_stops_the_start_by_its_settings_name() {
        for (String wrong : new String[] {
            "ssh-ed25519",
            "ssh-ed25519 AAAA",
            "SHA256:abc",
            "-----BEGIN PRIVATE KEY-----",
            ED25519.replace("ssh-ed25519", "ssh-rsa")
        }) {
            SongtorSettings settings = FlowFixture.withHostKeys(FlowFixture.settings(Channel.SFTP, BOX), wrong);
            assertThatThrownBy(() -> new KnownHosts(settings, key("EC")))
                    .as(wrong)
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessageContaining("songtor.agencies.toy.host-keys");
        }
    }

    @Test
    void an_address_without_a_port_is_knocked_at_where_its_key_is_pinned() {
        assertThat(KnownHosts.port(BOX)).isEqualTo(22);
        assertThat(KnownHosts.port(URI.create("sftp://toy@127.0.0.1:18022/dues")))
                .isEqualTo(18_022);
    }

    /** One lets in what the sandbox shows, the other a key that nobody here has. */
    @Test
    void agencies_behind_one_host_and_port_are_each_let_in_by_its_own_keys_only(@TempDir Path home) throws Exception {
        try (SftpAgency agency = new SftpAgency(home)) {
            URI mine = agency.address();
            URI others = URI.create(mine + "-other");
            Files.createDirectories(home.resolve("dues-other/inbox"));
            SongtorSettings settings = FlowFixture.withOther(
                    FlowFixture.settings(Channel.SFTP, mine), AgencyCode.of("other"), others, ED25519);
            SftpBoxes boxes = Edge.sftp(settings);
            for (int round = 0; round < 2; round++) {
                assertThat(boxes.held(mine, "A.txt")).isEmpty();
                assertThatThrownBy(() -> boxes.held(others, "A.txt"))
                        .as("by a line of the first one's neither")
                        .hasMessageContaining("HostKey");
            }
            assertThat(agency.logins).hasValue(1);
        }
    }

    private static List<String> lines(SongtorSettings settings, PublicKey sandbox) {
        URI box = settings.profile(FlowFixture.DUES).address();
        return new KnownHosts(settings, sandbox).of(box).lines().toList();
    }

    private static PublicKey key(String kind) throws Exception {
        return KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic();
    }
}
