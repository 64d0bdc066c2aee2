package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Statement;
import org.songtor.port.KeyRing.Identity;

class SftpSandboxTest {
    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private World world;
    private final SshClient ssh = SshClient.setUpDefaultClient();

    @BeforeEach
    void open() {
        world = new World(dir, shared.resolve("keys"));
        ssh.setKeyExchangeFactories(List.of(ClientBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519)));
        ssh.start();
    }

    @AfterEach
    void close() {
        ssh.stop();
    }

    @Test
    void a_file_is_booked_answered_and_paid() throws Exception {
        try (Sandbox sandbox = world.start(Optional.empty());
                SftpClient sftp = gateway(sandbox, "toy")) {
            Document d = World.document(7, 2);
            String name = deliver(sftp, d);
            assertThat(world.ledger())
                    .containsExactly(
                            name + "," + d.header().reference() + "-1,100.00,booked",
                            name + "," + d.header().reference() + "-2,100.00,booked");
            assertThat(Files.readAllBytes(world.toy("received/" + name))).isEqualTo(world.format.write(d));
            World.await(sandbox::idle);

            Answer answer = world.format.readAnswer(
                    "", fetch(sftp, "one", "TA-" + d.header().reference() + "-00000007.txt"));
            assertThat(answer.lines()).hasSize(2);
            Statement s = onlyStatement(sftp);
            assertThat(s.closing()).isEqualTo(d.total());
            assertThat(s.credits().get(0).text())
                    .contains(d.header().reference().value());
        }
    }

    @Test
    void a_file_that_comes_again_is_seen_and_changes_nothing() throws Exception {
        try (Sandbox sandbox = world.start(Optional.empty());
                SftpClient sftp = gateway(sandbox, "toy")) {
            String name = deliver(sftp, World.document(7, 1));
            sftp.remove("/one/inbox/" + name);
            deliver(sftp, World.document(7, 1));
            sftp.remove("/one/inbox/" + name);
            deliver(sftp, World.document(7, 2));
            World.await(sandbox::idle);
            assertThat(world.ledger()).hasSize(3).element(1).isEqualTo(name + ",-,0.00,repeat");
            assertThat(world.ledger()).element(2).isEqualTo(name + ",-,0.00,conflict");
            assertThat(world.names("answers")).hasSize(2);
            assertThat(onlyStatement(sftp).closing().toBaht()).isEqualTo("100.00");
        }
    }

    @Test
    void a_part_is_no_delivery() throws Exception {
        try (Sandbox sandbox = world.start(Optional.empty());
                SftpClient sftp = gateway(sandbox, "toy")) {
            put(sftp, "/one/inbox/T-ST0000000790-000007.txt.part", new byte[] {1});
            assertThat(world.ledger()).isEmpty();
        }
    }

    @Test
    void a_bad_signature_and_an_unreadable_file_are_refused_whole() throws Exception {
        try (Sandbox sandbox = world.start(Optional.empty());
                SftpClient sftp = gateway(sandbox, "toy")) {
            Document forged = World.document(7, 1);
            deliver(sftp, world.format.fileName(forged.header()), world.format.write(forged), new byte[] {48, 0});
            byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
            deliver(sftp, "T-" + World.document(8, 1).header().reference() + "-000008.txt", junk, world.sign(junk));
            World.await(sandbox::idle);
            assertThat(world.ledger())
                    .extracting(r -> r.substring(r.lastIndexOf(',') + 1))
                    .containsExactly("bad-signature", "unreadable");
            assertThat(world.names("received"))
                    .noneMatch(n -> n.contains(forged.header().reference().value()));
            for (String name :
                    world.names("answers").stream().filter(Box::isData).toList()) {
                assertThat(world.format
                                .readAnswer("", Files.readAllBytes(world.toy("answers/" + name)))
                                .verdict())
                        .isEqualTo(Answer.Verdict.FILE_REFUSED);
            }
            assertThat(world.names("answers")).hasSize(4);
            assertThat(world.names("statements")).isEmpty();
        }
    }

    @Test
    void only_the_gateways_key_and_only_the_agencys_own_folder() throws Exception {
        try (Sandbox sandbox = world.start(Optional.empty());
                SftpClient sftp = gateway(sandbox, "toy")) {
            assertThat(names(sftp, "/")).containsExactlyInAnyOrder("one", "two", "statements");
            assertThatThrownBy(() -> sftp.stat("/../../other/ledger.csv")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.stat("/../../../agency/other/ledger.csv"))
                    .isInstanceOf(IOException.class);
            KeyPair stranger = KeyPairGenerator.getInstance("EC").generateKeyPair();
            assertThatThrownBy(() -> session(sandbox, "toy", stranger)).isInstanceOf(IOException.class);
            KeyPair ours = new Certificates(world.keys).pair(new Identity.TlsClient());
            assertThatThrownBy(() -> session(sandbox, "nobody", ours)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_script_is_followed_line_by_line_and_satang_by_satang() throws Exception {
        Path script = world.script(
                "toy/one," + World.PAYER + "," + World.person(1).value() + ",duplicate,",
                "toy/one," + World.PAYER + "," + World.person(2).value() + ",book,36.50",
                "toy/one," + World.PAYER + "," + World.person(3).value() + ",silent,",
                "toy/one," + World.PAYER + "," + World.person(4).value() + ",not-eligible,",
                "toy/one," + World.PAYER + "," + World.person(99).value() + ",extra,70.25",
                "toy/one," + World.PAYER + ",,credit-short,0.75",
                "toy/one+toy/two," + World.PAYER + ",,one-credit,");
        try (Sandbox sandbox = world.start(Optional.of(script));
                SftpClient sftp = gateway(sandbox, "toy")) {
            Document d = World.document(7, 5);
            deliver(sftp, d);
            assertThat(world.ledger())
                    .extracting(r -> r.substring(r.lastIndexOf(',') + 1))
                    .containsExactly("extra", "duplicate", "booked-other:36.50", "silent", "not-eligible", "booked");
            World.await(() -> world.names("box/one/outbox").size() == 2);
            Answer answer = world.format.readAnswer(
                    "", fetch(sftp, "one", "TA-" + d.header().reference() + "-00000007.txt"));
            assertThat(answer.lines()).extracting(Answer.Line::position).containsExactly(1, 2, 4, 5, 0);
            assertThat(world.names("statements")).isEmpty();

            Document second = World.document(8, 1);
            deliver(
                    sftp,
                    "two",
                    world.format.fileName(second.header()),
                    world.format.write(second),
                    world.sign(world.format.write(second)));
            World.await(() -> !world.names("statements").isEmpty() && sandbox.idle());
            Statement s = onlyStatement(sftp);
            assertThat(s.credits()).hasSize(1);
            assertThat(s.closing().toBaht()).isEqualTo("599.25");
            assertThat(s.credits().get(0).text())
                    .contains(
                            d.header().reference().value(),
                            second.header().reference().value());
        }
    }

    private Statement onlyStatement(SftpClient sftp) throws Exception {
        List<String> all = names(sftp, "/statements/outbox").stream()
                .filter(n -> Box.isData(n) && !n.equals("done"))
                .toList();
        assertThat(all).hasSize(1);
        return world.statements.read(all.get(0), fetch(sftp, "statements", all.get(0)));
    }

    private byte[] fetch(SftpClient sftp, String box, String name) throws IOException {
        byte[] content = sftp.read("/" + box + "/outbox/" + name).readAllBytes();
        byte[] signature = sftp.read("/" + box + "/outbox/" + name + ".p7s").readAllBytes();
        assertThat(world.signer.reject(new Identity.AgencySigner(World.TOY), content, signature))
                .isEmpty();
        return content;
    }

    private String deliver(SftpClient sftp, Document d) throws IOException {
        byte[] content = world.format.write(d);
        return deliver(sftp, world.format.fileName(d.header()), content, world.sign(content));
    }

    private static String deliver(SftpClient sftp, String name, byte[] content, byte[] signature) throws IOException {
        return deliver(sftp, "one", name, content, signature);
    }

    private static String deliver(SftpClient sftp, String box, String name, byte[] content, byte[] signature)
            throws IOException {
        String inbox = "/" + box + "/inbox/";
        put(sftp, inbox + name + ".p7s", signature);
        put(sftp, inbox + name + ".part", content);
        sftp.rename(inbox + name + ".part", inbox + name);
        return name;
    }

    private static void put(SftpClient sftp, String path, byte[] content) throws IOException {
        try (OutputStream out = sftp.write(path)) {
            out.write(content);
        }
    }

    private static List<String> names(SftpClient sftp, String folder) throws IOException {
        List<String> names = new java.util.ArrayList<>();
        sftp.readDir(folder).forEach(e -> names.add(e.getFilename()));
        names.removeAll(List.of(".", ".."));
        return names;
    }

    private SftpClient gateway(Sandbox sandbox, String user) throws Exception {
        KeyPair key = new Certificates(world.keys).pair(new Identity.TlsClient());
        return SftpClientFactory.instance()
                .createSftpClient(session(sandbox, user, key))
                .singleSessionInstance();
    }

    private ClientSession session(Sandbox sandbox, String user, KeyPair key) throws IOException {
        var expected = new Certificates(world.keys)
                .certificate(new Identity.TlsServer())
                .getPublicKey();
        ssh.setServerKeyVerifier((s, address, serverKey) -> serverKey.equals(expected));
        ClientSession session = ssh.connect(user, "127.0.0.1", sandbox.sftpPort())
                .verify(10_000)
                .getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(10_000);
        return session;
    }
}
