package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;

class AgencyTrustTest {
    private static final URI BOX = URI.create("https://files.example/dues");

    @TempDir
    private Path keys;

    private SongtorSettings settings;

    @BeforeEach
    void settings() {
        settings = FlowFixture.withKeys(FlowFixture.settings(Channel.HTTPS, BOX), keys);
    }

    @Test
    void files_lie_in_the_folder_of_keys_and_one_may_hold_several_certificates() throws Exception {
        Path both = Files.writeString(
                keys.resolve("both.pem"),
                "of 2026\n" + Files.readString(Edge.authority())
                        + Files.readString(Edge.other().authority()));
        assertThat(trusted(both.getFileName())).isEqualTo(2);
        assertThat(trusted(Edge.authority(), both)).isEqualTo(2);
    }

    @Test
    void what_is_no_certificate_stops_the_start_by_the_settings_name_and_is_not_quoted() throws Exception {
        String key = Base64.getMimeEncoder()
                .encodeToString(Edge.ownKeys()
                        .pair(new KeyRing.Identity.Gateway())
                        .getPrivate()
                        .getEncoded());
        for (String wrong : List.of(
                "",
                "ca",
                "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")) {
            Path file = Files.writeString(keys.resolve("wrong.pem"), wrong);
            assertThatThrownBy(() -> trusted(file.getFileName()))
                    .as(wrong)
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessageContaining("songtor.agencies.toy.trust")
                    .hasMessageContaining("wrong.pem");
        }
        assertThatThrownBy(() -> trusted(Path.of("gone.pem"))).hasMessageContaining("cannot be read");
    }

    private int trusted(Path... files) {
        return Edge.trust(FlowFixture.withTrust(settings, files))
                .of(FlowFixture.DUES.agency())
                .getAcceptedIssuers()
                .length;
    }
}
