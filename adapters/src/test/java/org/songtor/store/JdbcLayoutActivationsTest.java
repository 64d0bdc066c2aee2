package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Sha256;
import org.songtor.port.LayoutActivations.Proposal;

class JdbcLayoutActivationsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int last = 1;

    private final JdbcLayoutActivations activations = new JdbcLayoutActivations(
            DATABASE.dataSource(), DATABASE.transactions(), new Entries(DATABASE.dataSource()));
    private FormVersion form = form(2, 'a');

    /** Nothing is ever removed, so each test has a version of its own. */
    @BeforeEach
    void another() {
        form = form(++last, 'a');
    }

    @Test
    void a_form_is_active_when_another_person_approved_it() {
        Proposal proposal = activations.propose(form, "one");
        assertThat(proposal.of(form)).isTrue();
        assertThat(activations.activated(form)).isFalse();
        assertThat(activations
                        .approve(proposal.id(), form, "two")
                        .approval()
                        .orElseThrow()
                        .officer())
                .isEqualTo("two");
        assertThat(activations.activated(form)).isTrue();
        assertThat(activations.all())
                .first()
                .satisfies(p -> assertThat(p.proposedBy()).isEqualTo("one"));
    }

    @Test
    void who_proposed_does_not_approve_not_even_past_the_program() {
        long id = activations.propose(form, "one").id();
        assertThatThrownBy(() -> activations.approve(id, form, "one")).hasMessageContaining("does not approve");
        assertThatThrownBy(() -> DATABASE.jdbc()
                        .sql(
                                "insert into layout_activation (proposal_id, proposed_by, approved_by) values (?, 'one', 'one')")
                        .param(id)
                        .update())
                .hasMessageContaining("layout_activation_two_people");
        assertThatThrownBy(() -> DATABASE.jdbc()
                        .sql(
                                "insert into layout_activation (proposal_id, proposed_by, approved_by) values (?, 'x', 'one')")
                        .param(id)
                        .update())
                .hasMessageContaining("foreign key");
        assertThat(activations.activated(form)).isFalse();
    }

    @Test
    void a_form_that_was_changed_is_not_active_and_cannot_be_approved() {
        Proposal proposal = activations.propose(form, "one");
        FormVersion changed = form(form.info().version(), 'b');
        assertThatThrownBy(() -> activations.approve(proposal.id(), changed, "two"))
                .hasMessageContaining("as it is now");
        activations.approve(proposal.id(), form, "two");
        assertThat(activations.activated(changed)).isFalse();
    }

    @Test
    void the_same_form_is_proposed_once() {
        long id = activations.propose(form, "one").id();
        assertThat(activations.propose(form, "three").id()).isEqualTo(id);
    }

    @Test
    void a_first_version_and_a_nameless_proposer_are_refused() {
        assertThatThrownBy(() -> activations.propose(form(1, 'a'), "one")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> activations.propose(form, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rows_never_change() {
        activations.approve(activations.propose(form, "one").id(), form, "two");
        for (String table : new String[] {"layout_proposal", "layout_activation"}) {
            assertThatThrownBy(() -> DATABASE.jdbc()
                            .sql("update " + table + " set proposed_by = 'x'")
                            .update())
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> DATABASE.jdbc().sql("delete from " + table).update())
                    .hasMessageContaining("append-only");
        }
    }

    private static FormVersion form(int version, char hash) {
        return new FormVersion(
                Part.REMITTANCE,
                new ProfileInfo(
                        ProfileId.of("toy/dues"),
                        version,
                        ProfileInfo.Status.UNCONFIRMED,
                        LocalDate.of(2026, 12, 1),
                        "tests (confidence D)"),
                new Sha256(String.valueOf(hash).repeat(64)));
    }
}
