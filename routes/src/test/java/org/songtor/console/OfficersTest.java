package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.FundId;
import org.songtor.port.Installation.Mode;
import org.songtor.port.Viewer;
import org.songtor.settings.OfficerEntry;

/** What is wrong with the people in the settings stops the start. */
class OfficersTest {
    private static final FundId WIANG = FundId.of("wiang");
    private static final OfficerEntry MALEE = officer("malee", "{bcrypt}$2a$10$abc", "treasurer", WIANG);

    @Test
    void an_officer_looks_at_the_own_funds_and_an_operator_at_all() {
        assertThat(load(Mode.LIVE, MALEE).loadUserByUsername("Malee").viewer())
                .isEqualTo(new Viewer("malee", Set.of(WIANG), false));
        assertThat(load(Mode.LIVE, officer("op", "{bcrypt}x", "operator"))
                        .loadUserByUsername("op")
                        .viewer())
                .isEqualTo(new Viewer("op", Set.of(), true));
    }

    @Test
    void what_is_wrong_is_named() {
        refused("occurs twice", Mode.SANDBOX, MALEE, officer("MALEE", "{bcrypt}x", "chair", WIANG));
        refused("not encoded", Mode.SANDBOX, officer("a", "plain", "chair", WIANG));
        refused("not configured", Mode.SANDBOX, officer("a", "{bcrypt}x", "chair", FundId.of("elsewhere")));
        refused("has no fund", Mode.SANDBOX, officer("a", "{bcrypt}x", "chair"));
        refused("live mode", Mode.LIVE, officer("a", "{noop}x", "chair", WIANG));
        refused("longer than", Mode.SANDBOX, officer("a".repeat(65), "{bcrypt}x", "chair", WIANG));
    }

    private static void refused(String why, Mode mode, OfficerEntry... officers) {
        assertThatIllegalStateException()
                .isThrownBy(() -> load(mode, officers))
                .withMessageContaining(why)
                .withMessageNotContaining("{noop}x");
    }

    private static Officers load(Mode mode, OfficerEntry... officers) {
        return new Officers(List.of(officers), Set.of(WIANG), mode);
    }

    private static OfficerEntry officer(String login, String password, String role, FundId... funds) {
        return new OfficerEntry(login, "ทดสอบ", password, role, Set.of(funds));
    }
}
