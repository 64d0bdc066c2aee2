package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.flow.OwnForms;
import org.songtor.model.FormVersion;
import org.songtor.model.ProblemCode;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.statement.Camt053Format;

class DeskTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void a_signed_answer_is_applied_and_the_same_bytes_again_change_nothing() throws Exception {
        byte[] content = Arrivals.answer(7);
        arrived(content, Arrivals.signature(content));
        arrived(content, Arrivals.signature(content));
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(arrivals.store.rejected).isEmpty();
    }

    @Test
    void a_signed_statement_is_applied() throws Exception {
        byte[] content = new Camt053Format().write(Arrivals.statement());
        arrivals.desk.arrived(Arrivals.STATEMENTS, new Arrived("statement.xml", content, Arrivals.signature(content)));
        assertThat(arrivals.store.statements).containsExactly(Arrivals.statement());
    }

    @Test
    void a_statement_of_another_account_than_the_agencys_is_kept_and_not_applied() throws Exception {
        Statement own = Arrivals.statement();
        Statement foreign =
                new Statement(own.statementId(), "9990001112", own.date(), own.opening(), own.closing(), own.credits());
        byte[] content = new Camt053Format().write(foreign);
        arrivals.desk.arrived(Arrivals.STATEMENTS, new Arrived("statement.xml", content, Arrivals.signature(content)));
        assertThat(arrivals.store.statements).isEmpty();
        assertThat(arrivals.store.rejected).hasSize(1);
    }

    @Test
    void a_statement_of_tomorrow_is_kept_and_not_applied() throws Exception {
        Statement today = Arrivals.statement();
        Statement tomorrow = new Statement(
                today.statementId(),
                today.account(),
                today.date().plusDays(1),
                today.opening(),
                today.closing(),
                today.credits());
        byte[] content = new Camt053Format().write(tomorrow);
        arrivals.desk.arrived(Arrivals.STATEMENTS, new Arrived("statement.xml", content, Arrivals.signature(content)));
        assertThat(arrivals.store.statements).isEmpty();
        assertThat(arrivals.store.rejected)
                .singleElement()
                .satisfies(r -> assertThat(r.problems().get(0).code()).isEqualTo(ProblemCode.FUTURE_DATE));
    }

    @Test
    void bytes_that_were_changed_after_signing_are_kept_and_not_applied() throws Exception {
        byte[] signature = Arrivals.signature(Arrivals.answer(7));
        refused(Arrivals.answer(8), signature, ProblemCode.BAD_SIGNATURE);
    }

    @Test
    void bytes_without_a_signature_are_kept_and_not_applied() throws Exception {
        refused(Arrivals.answer(7), new byte[0], ProblemCode.BAD_SIGNATURE);
    }

    @Test
    void a_signature_that_is_none_is_kept_and_nothing_applied() throws Exception {
        refused(Arrivals.answer(7), new byte[] {0x30, 0x03, 1, 2, 3}, ProblemCode.BAD_SIGNATURE);
    }

    @Test
    void a_good_signature_by_another_agency_is_not_this_agencys() throws Exception {
        byte[] content = Arrivals.answer(7);
        refused(content, Arrivals.signature("other", content), ProblemCode.BAD_SIGNATURE);
    }

    @Test
    void signed_bytes_that_are_no_answer_are_kept_and_not_applied() {
        byte[] content = "junk".getBytes(StandardCharsets.UTF_8);
        arrived(content, Arrivals.signature(content));
        assertThat(arrivals.store.answers).isEmpty();
        assertThat(arrivals.store.rejected).hasSize(1);
    }

    @Test
    void a_signed_answer_whose_sums_are_wrong_is_kept_and_not_applied() throws Exception {
        String text = new String(Arrivals.answer(7), StandardCharsets.ISO_8859_1);
        byte[] content = text.replaceFirst("10000", "10001").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(content).isNotEqualTo(Arrivals.answer(7));
        arrived(content, Arrivals.signature(content));
        assertThat(arrivals.store.answers).isEmpty();
        assertThat(arrivals.store.rejected).hasSize(1);
    }

    @Test
    void a_signed_statement_whose_sums_are_wrong_is_kept_and_not_applied() throws Exception {
        String text = new String(new Camt053Format().write(Arrivals.statement()), StandardCharsets.UTF_8);
        byte[] content = text.replaceFirst("100[.]00", "100.01").getBytes(StandardCharsets.UTF_8);
        arrivals.desk.arrived(Arrivals.STATEMENTS, new Arrived("statement.xml", content, Arrivals.signature(content)));
        assertThat(arrivals.store.statements).isEmpty();
        assertThat(arrivals.store.rejected).hasSize(1);
    }

    /** The store alone knows what was here before. */
    @Test
    void a_statement_that_contradicts_an_earlier_one_is_not_said_to_be_applied() throws Exception {
        byte[] content = new Camt053Format().write(Arrivals.statement());
        Arrived statement = new Arrived("statement.xml", content, Arrivals.signature(content));
        arrivals.store.contradicts = true;
        assertThat(arrivals.desk.arrived(Arrivals.STATEMENTS, statement)).isFalse();
        assertThat(arrivals.store.statements).isEmpty();
    }

    @Test
    void a_store_that_fails_fails_the_desk_so_that_the_file_stays_at_its_source() throws Exception {
        arrivals.store.failures.set(1);
        byte[] content = Arrivals.answer(7);
        assertThatThrownBy(() -> arrived(content, Arrivals.signature(content))).hasMessageContaining("database");
        assertThatThrownBy(() -> {
                    arrivals.store.failures.set(1);
                    arrived(content, new byte[0]);
                })
                .hasMessageContaining("database");
    }

    @Test
    void an_answer_in_a_form_that_two_people_did_not_activate_stays_at_its_source(@TempDir Path folder)
            throws Exception {
        OwnForms own = new OwnForms(folder);
        own.next("toy/dues-answer", 1, "2026-11-22");
        ToyFormat later = new ToyFormat(own.shelf());
        Arrivals here = new Arrivals(later);
        byte[] content = Arrivals.answer(7);
        Arrived answer = new Arrived(Arrivals.name(7), content, Arrivals.signature(content));
        assertThatThrownBy(() -> here.desk.arrived(Arrivals.SOURCE, answer))
                .hasMessageContaining("left where it is")
                .rootCause()
                .hasMessageContaining("toy/dues version 2");
        assertThat(here.store.answers).isEmpty();
        assertThat(here.store.rejected).isEmpty();
        FormVersion form = later.answerVersion(content);
        here.activations.approve(here.activations.propose(form, "one").id(), form, "two");
        here.desk.arrived(Arrivals.SOURCE, answer);
        assertThat(here.store.answers).hasSize(1);
    }

    private void refused(byte[] content, byte[] signature, ProblemCode code) {
        arrived(content, signature);
        assertThat(arrivals.store.answers).isEmpty();
        assertThat(arrivals.store.rejected).singleElement().satisfies(r -> {
            assertThat(r.arrived().content()).isEqualTo(content);
            assertThat(r.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo(code));
        });
    }

    private void arrived(byte[] content, byte[] signature) {
        arrivals.desk.arrived(Arrivals.SOURCE, new Arrived(Arrivals.name(7), content, signature));
    }
}
