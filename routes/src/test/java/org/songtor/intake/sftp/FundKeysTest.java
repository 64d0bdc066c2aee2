package org.songtor.intake.sftp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.intake.Village;
import org.songtor.settings.FundEntry;

/** Whose keys are taken from the settings, and whose stop the start. */
class FundKeysTest {
    @Test
    void a_key_that_cannot_be_read_stops_the_start_and_says_whose() {
        for (String line : List.of("ssh-rsa AAAA", "nonsense", "ssh-dss AAAAB3NzaC1kc3MAAACB")) {
            assertThatThrownBy(() -> new FundKeys(Map.of(Village.WIANG, withKey(line))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("songtor.funds.wiang.sftp-keys");
        }
    }

    @Test
    void a_key_as_ssh_keygen_makes_it_today_can_be_configured() {
        String line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK+UsFk/YIJMcXBuJO/HykXkS8daCtWc3bjUTzgKgvHT";
        assertThatCode(() -> new FundKeys(Map.of(Village.WIANG, withKey(line)))).doesNotThrowAnyException();
    }

    private static FundEntry withKey(String line) {
        return new FundEntry(
                "ก", "f", Map.of(), List.of(), "", List.of(line), Set.of(), List.of(), Set.of(), List.of());
    }
}
