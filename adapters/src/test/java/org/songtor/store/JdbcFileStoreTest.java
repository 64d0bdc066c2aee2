package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.AtOnce.atOnce;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.OTHER;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.Outcome;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.FileStore.Frozen;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.Outbox;
import org.springframework.dao.DataIntegrityViolationException;

class JdbcFileStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void a_batch_becomes_one_file_a_profile_with_its_lines_in_order() {
        BatchId batch = bench.batch("wiang", 3, TOY, OTHER);
        bench.line(batch.value(), "wiang", 7, TOY, "HELD_FOR_REVIEW");
        List<FileId> files = bench.files.freeze(batch, DAY);
        assertThat(files).hasSize(2);
        Frozen first = bench.files.frozen(files.get(0)).orElseThrow();
        assertThat(first.profile()).isEqualTo(TOY);
        assertThat(first.period()).hasToString("2569-11");
        assertThat(first.date()).isEqualTo(DAY);
        assertThat(first.lines()).extracting(Document.Line::position).containsExactly(1, 2, 3);
        assertThat(first.lines())
                .extracting(Document.Line::person)
                .containsExactly(Bench.person(1), Bench.person(3), Bench.person(5));
        assertThat(first.lines()).extracting(Document.Line::amount).containsOnly(Satang.ofBaht(100));
        assertThat(waiting("write", files)).isEqualTo(2);
        assertThat(bench.count("select count(*) from outbox where topic = 'dispatch' and subject = " + batch.value()))
                .isZero();
        assertThat(bench.count("select count(*) from batch where state = 'DISPATCHED' and batch_id = " + batch.value()))
                .isOne();
    }

    @Test
    void freezing_again_makes_no_second_file() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        assertThat(bench.files.freeze(batch, DAY)).hasSize(1);
        assertThat(bench.files.freeze(batch, DAY)).isEmpty();
    }

    @Test
    void two_workers_that_freeze_at_once_make_one_file_and_leave_no_gap() throws Exception {
        ProfileId busy = ProfileId.of("toy/busy");
        List<BatchId> batches = new ArrayList<>();
        List<Callable<List<FileId>>> work = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            BatchId batch = bench.batch("wiang", 20, busy, OTHER, TOY);
            batches.add(batch);
            work.add(() -> bench.files.freeze(batch, DAY));
            work.add(() -> bench.files.freeze(batch, DAY));
        }
        assertThat(atOnce(work).stream().flatMap(List::stream).toList()).hasSize(30);
        assertThat(bench.jdbc
                        .sql("select sequence from agency_file where profile = 'busy' order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void a_freeze_that_is_rolled_back_takes_no_number() {
        ProfileId calm = ProfileId.of("toy/calm");
        FileId first = bench.files.freeze(bench.batch("wiang", 1, calm), DAY).get(0);
        BatchId batch = bench.batch("wiang", 1, calm);
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.files.freeze(batch, DAY);
            status.setRollbackOnly();
        });
        FileId second = bench.files.freeze(batch, DAY).get(0);
        assertThat(bench.files.frozen(second).orElseThrow().sequence()).isEqualTo(2);
        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    private long number(FileId file) {
        return Long.parseLong(bench.reference(file).value().substring(2, 10));
    }

    @Test
    void the_database_refuses_a_line_in_two_live_files() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        FileId another = bench.signed(bench.batch("wiang", 2, TOY));
        assertThatThrownBy(() -> bench.jdbc
                        .sql("""
                                insert into file_line (file_id, position, line_id, satang)
                                select :another, 3, line_id, satang from file_line where file_id = :file and position = 1
                                """)
                        .param("another", another.value())
                        .param("file", file.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("file_line_one_live");
    }

    @Test
    void a_batch_that_was_not_checked_gives_nothing() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        bench.jdbc
                .sql("update batch set state = 'REFUSED' where batch_id = :id")
                .param("id", batch.value())
                .update();
        assertThatThrownBy(() -> bench.files.freeze(batch, DAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_signature_stored_first_is_the_one_published() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        bench.files.signed(file, "another.txt", bytes("other"), bytes("other signature"));
        Signed signed = bench.files.toDeliver(file).orElseThrow();
        assertThat(signed.name()).isEqualTo(Bench.name(file));
        assertThat(signed.content()).isEqualTo(bytes("content of " + file));
        assertThat(signed.signature()).isEqualTo(bytes("signature of " + file));
        assertThat(signed.state()).isEqualTo(FileState.SIGNED);
        assertThat(signed.attempts()).isZero();
        assertThat(bench.files.frozen(file)).isEmpty();
        assertThat(waiting("write", List.of(file))).isZero();
        assertThat(waiting("deliver.toy.one", List.of(file))).isOne();
    }

    @Test
    void a_delivered_file_waits_for_its_answer_until_the_deadline() {
        FileId file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
        assertThat(bench.files.toDeliver(file)).isEmpty();
        assertThat(waiting("deliver.toy.one", List.of(file))).isZero();
        assertThat(bench.files.awaiting(TOY, new FileId(0), 1_000))
                .extracting(a -> a.id())
                .contains(file);
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at = '2100-01-01Z' and subject = "
                                + file.value()))
                .isOne();
    }

    @Test
    void an_old_token_moves_nothing() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        Outbox.Work old = bench.take("deliver.toy.one", file);
        bench.outbox.release(old, Duration.ZERO);
        Outbox.Work now = bench.take("deliver.toy.one", file);
        assertThatThrownBy(() -> bench.files.sending(file, old)).isInstanceOf(IllegalStateException.class);
        bench.files.sending(file, now);
        assertThatThrownBy(() -> bench.files.attempted(file, old, new Outcome.Delivered("ok"), DUE, Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(bench.state(file)).isEqualTo("SENT");
    }

    @Test
    void of_two_workers_that_deliver_one_takes_the_file() throws Exception {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        Callable<Optional<Outbox.Work>> deliver = () -> {
            Optional<Outbox.Work> work = bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1));
            work.ifPresent(w -> {
                bench.files.sending(file, w);
                bench.files.attempted(file, w, new Outcome.Delivered("ok"), DUE, Optional.empty());
            });
            return work;
        };
        assertThat(atOnce(List.of(deliver, deliver, deliver, deliver)).stream().flatMap(Optional::stream))
                .hasSize(1);
        assertThat(bench.count("select attempts from agency_file where file_id = " + file.value()))
                .isOne();
    }

    @Test
    void an_attempt_that_failed_comes_again_later_and_the_first_time_of_sending_stays() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        Signed first = bench.files.toDeliver(file).orElseThrow();
        assertThat(first.state()).as("surely nothing was taken").isEqualTo(FileState.SIGNED);
        assertThat(first.attempts()).isOne();
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        dueNow(file);
        bench.attempt(file, new Outcome.Unknown("no reply"), DUE);
        Signed second = bench.files.toDeliver(file).orElseThrow();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.firstAttempt()).isEqualTo(first.firstAttempt());
    }

    @Test
    void asking_without_sending_is_an_attempt_too() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        bench.attempt(file, new Outcome.Unknown("no reply"), DUE);
        dueNow(file);
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.attempted(file, work, new Outcome.Unknown("no reply"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.files.toDeliver(file).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void a_refused_file_and_one_out_of_attempts_are_undeliverable_and_rung_at_once() {
        FileId refused = bench.signed(bench.batch("wiang", 2, TOY));
        bench.attempt(refused, new Outcome.Refused("409"), DUE);
        FileId over = bench.signed(bench.batch("wiang", 2, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", over);
        bench.files.sending(over, work);
        bench.files.attempted(over, work, new Outcome.Unknown("no reply"), DUE, Optional.empty());
        assertThat(bench.state(refused)).isEqualTo("UNDELIVERABLE");
        assertThat(bench.state(over)).isEqualTo("UNDELIVERABLE");
        bench.reconcile(refused, Bench.NOW);
        assertThat(bench.count("select count(*) from review_item where label = 'UNDELIVERED' and at_risk = 20000"
                        + " and subject = 'file:" + refused.value() + "'"))
                .isOne();
    }

    @Test
    void a_file_given_up_after_bytes_left_is_still_asked_about_and_one_that_never_left_is_not() {
        FileId left = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", left);
        bench.files.sending(left, work);
        bench.files.attempted(left, work, new Outcome.Unknown("no reply"), DUE, Optional.empty());
        FileId never = bench.signed(bench.batch("wiang", 1, TOY));
        bench.files.attempted(
                never, bench.take("deliver.toy.one", never), new Outcome.TryAgain("closed"), DUE, Optional.empty());
        assertThat(bench.state(left)).isEqualTo("UNDELIVERABLE");
        assertThat(bench.state(never)).isEqualTo("UNDELIVERABLE");
        assertThat(bench.files.awaiting(TOY, new FileId(0), 1_000))
                .extracting(a -> a.id())
                .contains(left)
                .doesNotContain(never);
    }

    @Test
    void many_files_that_wait_for_an_answer_are_given_page_after_page_and_each_once() {
        ProfileId slow = ProfileId.of("toy/slow");
        List<FileId> files = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            FileId file = bench.signed(bench.batch("wiang", 1, slow));
            Outbox.Work work = bench.take("deliver.toy.slow", file);
            bench.files.attempted(file, work, new Outcome.Delivered("ok"), DUE, Optional.empty());
            files.add(file);
        }
        // Where rows lie says nothing of their order.
        bench.jdbc
                .sql("update agency_file set attempts = attempts where file_id = ?")
                .param(files.get(0).value())
                .update();
        assertThat(page(slow, new FileId(0))).isEqualTo(files.subList(0, 3));
        assertThat(page(slow, files.get(2))).isEqualTo(files.subList(3, 6));
        assertThat(page(slow, files.get(5))).containsExactly(files.get(6));
        assertThat(page(slow, files.get(6))).isEmpty();
    }

    private List<FileId> page(ProfileId profile, FileId after) {
        return bench.files.awaiting(profile, after, 3).stream().map(a -> a.id()).toList();
    }

    @Test
    void an_answer_that_came_before_delivery_was_noted_is_not_undone() {
        FileId file = bench.signed(bench.batch("wiang", 2, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.sending(file, work);
        assertThat(bench.answered(bench.answer(file, 2))).isTrue();
        assertThat(bench.files.toDeliver(file).orElseThrow().state()).isEqualTo(FileState.ANSWERED);
        bench.files.attempted(file, work, new Outcome.Unknown("no reply"), DUE, Optional.empty());
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
        assertThat(bench.files.toDeliver(file)).isEmpty();
        bench.reconcile(file, Bench.NOW);
        assertThat(bench.count(
                        "select count(*) from outbox where due_at = '2100-01-01Z' and subject = " + file.value()))
                .isOne();
    }

    private void dueNow(FileId file) {
        bench.jdbc
                .sql("update outbox set due_at = now() where subject = :id and topic like 'deliver.%'")
                .param("id", file.value())
                .update();
    }

    private long waiting(String topic, List<FileId> files) {
        return bench.jdbc
                .sql("select count(*) from outbox where topic = :topic and subject = any(:ids)")
                .param("topic", topic)
                .param("ids", files.stream().map(FileId::value).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    @Test
    void more_lines_than_one_file_takes_are_several_files_with_numbers_of_their_own() {
        BatchId batch = bench.batch("wiang", 0, TOY);
        int lines = Freezing.MOST_LINES + 3;
        bench.jdbc.sql("""
                        insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                          person_hash, person_seal, last_four, title, first_name, last_name, satang)
                        select :batch, 'wiang', n, n, 'toy', 'toy', 'one', false, 'WAITING',
                            decode(md5(n::text), 'hex'), '\\x00', '0000', '', '', '', 100
                        from generate_series(1, :lines) n
                        """).param("batch", batch.value()).param("lines", lines).update();
        List<FileId> files = bench.files.freeze(batch, Bench.DAY);
        assertThat(bench.jdbc
                        .sql("""
                        select f.lines || ' ' || f.satang || ' ' || min(l.line_no) || ' ' || max(x.position)
                        from agency_file f join file_line x using (file_id) join line l using (line_id)
                        where f.file_id = any(:files) group by f.file_id order by f.file_id
                        """)
                        .param("files", files.stream().map(FileId::value).toArray(Long[]::new))
                        .query(String.class)
                        .list())
                .containsExactly("100000 10000000 1 100000", "3 300 100001 3");
    }

    @Test
    void a_line_carries_its_shares_and_the_members_number_at_the_files_agency() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        new Stores(DATABASE)
                .rosters()
                .merge(
                        FundId.of("wiang"),
                        List.of(new Member(
                                "0001",
                                Member.Kind.INDIVIDUAL,
                                Optional.of(Bench.person(1)),
                                new PersonName("", "ก", "ข"),
                                "",
                                Optional.empty(),
                                Map.of(),
                                Map.of(AgencyCode.of("toy"), "T-1", AgencyCode.of("nsf"), "N-1"))),
                        "malee");
        FileId file = bench.files.freeze(batch, Bench.DAY).get(0);
        assertThat(bench.files.frozen(file).orElseThrow().lines())
                .extracting(Document.Line::agencyReference)
                .containsExactly(Optional.of("T-1"));
    }
}
