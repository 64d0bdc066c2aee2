package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.channel.Edge;
import org.songtor.channel.SftpAgency;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** The SFTP delivery route against a real SSH server. */
class SftpChannelTest {
    @TempDir
    private Path home;

    private SftpAgency agency;
    private Deliveries bench;

    @AfterEach
    void stop() throws Exception {
        bench.close();
        agency.close();
    }

    @Test
    void the_signature_goes_first_and_the_file_appears_by_a_rename_and_is_read_back() throws Exception {
        start(new SftpAgency(home));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
        String name = bench.file.name;
        assertThat(agency.inbox().resolve(name)).hasBinaryContent(bench.file.content);
        assertThat(agency.inbox().resolve(name + ".p7s")).hasBinaryContent(bench.file.signature);
        assertThat(agency.seen)
                .containsExactly(
                        "written " + name + ".p7s.part",
                        "moved " + name + ".p7s.part " + name + ".p7s",
                        "written " + name + ".part",
                        "moved " + name + ".part " + name);
        assertThat(SftpAgency.names(agency.inbox())).containsExactly(name, name + ".p7s");
    }

    @Test
    void a_file_that_is_there_with_the_same_bytes_is_not_sent_again() throws Exception {
        start(new SftpAgency(home));
        Files.write(agency.inbox().resolve(bench.file.name), bench.file.content);
        bench.file.state = FileState.SENT;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(bench.file.sendings).isZero();
        assertThat(agency.seen).isEmpty();
    }

    @Test
    void other_bytes_that_are_there_are_a_refusal_and_stay() throws Exception {
        start(new SftpAgency(home));
        Path there = Files.write(agency.inbox().resolve(bench.file.name), new byte[] {1, 2, 3});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(there).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(agency.seen).isEmpty();
    }

    @Test
    void a_server_that_shows_another_host_key_gets_nothing() throws Exception {
        start(new SftpAgency(home, KeyPairGenerator.getInstance("EC").generateKeyPair(), Edge.login()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
        assertThat(SftpAgency.names(agency.inbox())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ssh-rsa, 2048", "ecdsa-sha2-nistp256, 256", "ssh-ed25519, 256"})
    void an_agency_shows_the_key_that_its_settings_name_and_then_no_other(String kind, int bits) throws Exception {
        KeyPair own = KeyUtils.generateKeyPair(kind, bits);
        SftpAgency server = new SftpAgency(home, own, Edge.login());
        SongtorSettings settings = FlowFixture.settings(Channel.SFTP, server.address());
        start(server, FlowFixture.withHostKeys(settings, PublicKeyEntry.toString(own.getPublic())));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        start(server, FlowFixture.withHostKeys(settings, PublicKeyEntry.toString(Edge.login())));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void a_server_that_refuses_our_key_gets_nothing_and_is_tried_again() throws Exception {
        start(new SftpAgency(
                home,
                Edge.serverKey(),
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("Auth fail");
    }

    @Test
    void an_inbox_that_may_not_be_read_is_no_absent_file() throws Exception {
        start(new SftpAgency(home));
        Files.write(agency.inbox().resolve(bench.file.name), bench.file.content);
        agency.denies = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
        agency.denies = false;
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void an_inbox_that_may_not_be_written_is_no_success_and_nothing_has_left() throws Exception {
        start(new SftpAgency(home));
        agency.deniesWriting = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
        assertThat(SftpAgency.names(agency.inbox())).isEmpty();
    }

    @Test
    void an_inbox_that_is_missing_is_no_success() throws Exception {
        start(new SftpAgency(home));
        Files.delete(agency.inbox());
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
        assertThat(SftpAgency.names(home.resolve("dues"))).isEmpty();
    }

    @Test
    void what_an_earlier_attempt_left_half_written_is_written_over() throws Exception {
        start(new SftpAgency(home));
        Path part = agency.inbox().resolve(bench.file.name + ".part");
        Files.write(part, new byte[bench.file.content.length + 100]);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.inbox().resolve(bench.file.name)).hasBinaryContent(bench.file.content);
        assertThat(part).doesNotExist();
    }

    @Test
    void one_that_hangs_with_its_session_alive_is_cut_off() throws Exception {
        start(new SftpAgency(home));
        agency.hangs = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.onlyOutcome().detail())
                .as("the agency's own bound")
                .contains("cut off after 3 s");
        agency.release();
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_file_that_was_taken_out_of_the_inbox_is_proved_by_its_receipt() throws Exception {
        byReceipt(new SftpAgency(home));
        agency.takes = true;
        agency.receipt = Optional.of(bench.file.sha256().hex() + "\n");
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void a_file_that_was_taken_out_of_the_inbox_is_never_sent_again_without_a_receipt() throws Exception {
        byReceipt(new SftpAgency(home));
        agency.takes = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(bench.file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.sendings).isEqualTo(1);
        Files.writeString(
                agency.outbox().resolve(bench.file.name + ".receipt"),
                bench.file.sha256().hex());
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        assertThat(bench.file.sendings).isEqualTo(1);
    }

    @Test
    void a_receipt_for_other_bytes_is_a_refusal() throws Exception {
        byReceipt(new SftpAgency(home));
        agency.takes = true;
        agency.receipt = Optional.of("0".repeat(64));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_thousand_files_would_go_over_one_login() throws Exception {
        start(new SftpAgency(home));
        bench.ring();
        assertThat(agency.logins).hasValue(1);
    }

    @Test
    void a_connection_that_breaks_in_the_middle_is_unknown_and_the_next_attempt_sends_the_whole_file()
            throws Exception {
        start(new SftpAgency(home));
        agency.hangsUp = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(agency.inbox().resolve(bench.file.name)).doesNotExist();
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        assertThat(agency.inbox().resolve(bench.file.name)).hasBinaryContent(bench.file.content);
    }

    @Test
    void a_file_that_arrived_before_the_connection_broke_is_not_sent_again() throws Exception {
        start(new SftpAgency(home));
        bench.failAfterPut();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(bench.file.outcomes.get(1).detail()).contains("earlier attempt");
        assertThat(bench.file.sendings).isEqualTo(1);
    }

    @Test
    void an_outcome_that_cannot_be_recorded_leaves_the_work_to_its_lease_and_the_file_is_not_sent_twice()
            throws Exception {
        start(new SftpAgency(home));
        bench.failToRecord();
        bench.ring();
        assertThat(bench.file.outcomes).isEmpty();
        bench.file.broken = false;
        bench.ringLater();
        assertThat(bench.file.outcomes).as("somebody still holds it").isEmpty();
        bench.outbox.pass(bench.settings.work().lease());
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(bench.file.sendings).isEqualTo(1);
    }

    @Test
    void a_second_ring_for_a_delivered_file_does_nothing() throws Exception {
        start(new SftpAgency(home));
        bench.ring();
        bench.ring();
        assertThat(bench.file.outcomes).hasSize(1);
    }

    private void start(SftpAgency server) throws Exception {
        start(server, FlowFixture.settings(Channel.SFTP, server.address()));
    }

    private void byReceipt(SftpAgency server) throws Exception {
        start(server, FlowFixture.byReceipt(Channel.SFTP, server.address()));
    }

    private void start(SftpAgency server, SongtorSettings settings) throws Exception {
        agency = server;
        bench = new Deliveries(settings);
        SftpBoxes boxes = Edge.sftp(bench.settings);
        bench.start(
                new SftpChannel(boxes),
                TemplatedRouteBuilder.builder(bench.camel, SftpChannel.TEMPLATE)
                        .parameter("box", server.address().toString()));
    }
}
