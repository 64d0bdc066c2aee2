package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.channel.Edge;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.OwnForms;
import org.songtor.model.AgencyCode;
import org.songtor.model.FormVersion;
import org.songtor.model.Sha256;
import org.songtor.port.AnswerUploads;
import org.songtor.port.AnswerUploads.Place;
import org.songtor.port.AnswerUploads.Result;
import org.songtor.port.FormNotUsedException;
import org.songtor.settings.Channel;

/** Answers that people bring back. */
class UploadedAnswersTest {
    private static final Place DUES = new Place(AgencyCode.of("toy"), Optional.of("dues"));

    private final Arrivals arrivals = new Arrivals();
    private final Waiting waiting = new Waiting();
    private final UploadedAnswers uploads = uploads(Channel.MANUAL);

    @Test
    void an_answer_with_the_agencys_signature_is_taken_at_once_and_with_anothers_is_rejected() throws Exception {
        byte[] content = Arrivals.answer(7);
        assertThat(uploads.upload(DUES, Arrivals.name(7), content, Optional.of(Arrivals.signature(content)), "one"))
                .isEqualTo(Result.APPLIED);
        assertThat(arrivals.store.answers).hasSize(1);
        byte[] other = Arrivals.answer(8);
        assertThat(uploads.upload(
                        DUES, Arrivals.name(8), other, Optional.of(Arrivals.signature("other", other)), "one"))
                .isEqualTo(Result.REJECTED);
        assertThat(arrivals.store.answers).hasSize(1);
    }

    @Test
    void an_answer_without_a_signature_waits_for_another_person() throws Exception {
        assertThat(uploads.upload(DUES, Arrivals.name(7), Arrivals.answer(7), Optional.empty(), "one"))
                .isEqualTo(Result.WAITS);
        assertThat(arrivals.store.answers).isEmpty();
        long id = uploads.waiting().get(0).id();
        assertThatThrownBy(() -> uploads.approve(id, "one")).isInstanceOf(IllegalStateException.class);
        assertThat(arrivals.store.answers).isEmpty();
        assertThat(uploads.approve(id, "two")).isEqualTo(Result.APPLIED);
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(uploads.waiting()).isEmpty();
    }

    @Test
    void nothing_is_taken_from_a_hand_for_an_agency_with_a_channel_of_its_own() throws Exception {
        byte[] content = Arrivals.answer(7);
        assertThatThrownBy(() -> uploads(Channel.SFTP)
                        .upload(DUES, Arrivals.name(7), content, Optional.of(Arrivals.signature(content)), "one"))
                .hasMessageContaining("not reached by hand");
    }

    @Test
    void a_name_that_no_file_may_have_is_refused() throws Exception {
        byte[] content = Arrivals.answer(7);
        for (String name : List.of("", "../x", "a b", "x".repeat(300))) {
            assertThatThrownBy(() -> uploads.upload(DUES, name, content, Optional.empty(), "one"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(uploads.waiting()).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_taken_now_is_not_vouched_for_and_waits_until_it_can(@TempDir Path folder)
            throws Exception {
        OwnForms own = new OwnForms(folder);
        own.next("toy/dues-answer", 1, "2026-11-22");
        ToyFormat later = new ToyFormat(own.shelf());
        Arrivals here = new Arrivals(later);
        UploadedAnswers byHand = uploads(Channel.MANUAL, here.desk);
        byte[] content = Arrivals.answer(7);
        byHand.upload(DUES, Arrivals.name(7), content, Optional.empty(), "one");
        long id = byHand.waiting().get(0).id();
        assertThatThrownBy(() -> byHand.approve(id, "two")).isInstanceOf(FormNotUsedException.class);
        assertThat(byHand.waiting()).as("nobody vouched for it").hasSize(1);
        FormVersion form = later.answerVersion(content);
        here.activations.approve(here.activations.propose(form, "one").id(), form, "two");
        here.store.failures.set(1);
        assertThatThrownBy(() -> byHand.approve(id, "two")).hasMessageContaining("database");
        assertThat(byHand.waiting()).hasSize(1);
        assertThat(byHand.approve(id, "two")).isEqualTo(Result.APPLIED);
        assertThat(here.store.answers).hasSize(1);
        assertThat(byHand.waiting()).isEmpty();
    }

    private UploadedAnswers uploads(Channel channel) {
        return uploads(channel, arrivals.desk);
    }

    private UploadedAnswers uploads(Channel channel, Desk desk) {
        return new UploadedAnswers(
                FlowFixture.settings(channel, URI.create("sftp://toy@localhost/x")), waiting, desk, Edge.signer());
    }

    /** In memory; says no to one person in both places, as the database does. */
    private static final class Waiting implements AnswerUploads.Store {
        private final Map<Long, AnswerUploads.Kept> kept = new LinkedHashMap<>();

        @Override
        public AnswerUploads.Upload keep(Place place, String name, byte[] content, String officer) {
            AnswerUploads.Upload made =
                    new AnswerUploads.Upload(kept.size() + 1L, place, name, Sha256.of(content), officer, Instant.EPOCH);
            kept.put(made.id(), new AnswerUploads.Kept(made, content));
            return made;
        }

        @Override
        public List<AnswerUploads.Upload> waiting() {
            return new ArrayList<>(
                    kept.values().stream().map(AnswerUploads.Kept::upload).toList());
        }

        @Override
        public <T> T approve(long upload, String officer, Function<AnswerUploads.Kept, T> use) {
            AnswerUploads.Kept found = kept.get(upload);
            if (found == null || found.upload().by().equals(officer)) {
                throw new IllegalStateException("not by the same person");
            }
            T used = use.apply(found);
            kept.remove(upload);
            return used;
        }

        @Override
        public void withdraw(long upload, String officer) {
            kept.remove(upload);
        }
    }
}
