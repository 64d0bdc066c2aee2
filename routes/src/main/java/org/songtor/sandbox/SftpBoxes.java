package org.songtor.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.songtor.model.AgencyCode;
import org.songtor.port.KeyRing.Identity;

/** Boxes over SFTP: one user an agency, who sees that agency's boxes and nothing else. Log-in by the gateway's key only. */
final class SftpBoxes implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();

    SftpBoxes(SandboxSettings settings, int port, Certificates certificates, Desks desks, Orders orders) {
        PublicKey gateway = certificates.certificate(new Identity.TlsClient()).getPublicKey();
        VirtualFileSystemFactory files = new VirtualFileSystemFactory();
        for (AgencyCode agency : settings.agencies().keySet()) {
            files.setUserHomeDir(
                    agency.value(), DeskMaker.home(settings, agency).resolve("box"));
        }
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(certificates.pair(new Identity.TlsServer())));
        server.setPublickeyAuthenticator((user, key, session) ->
                files.getUserHomeDir(user) != null && key.equals(gateway) && !isShutOut(orders, user));
        server.setSubsystemFactories(List.of(subsystem(desks, orders)));
        orders.listen(this::throwOut);
        server.setFileSystemFactory(files);
        // Small packets both ways: with Nagle's algorithm each would wait for the other's delayed acknowledgement.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
    }

    void start() throws IOException {
        server.start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static SftpSubsystemFactory subsystem(Desks desks, Orders orders) {
        SftpSubsystemFactory factory = new SftpSubsystemFactory.Builder().build();
        factory.addSftpEventListener(new SftpMischief(desks, orders));
        factory.addSftpEventListener(new SftpDelivery(desks, new AfterArrival(desks, orders)));
        return factory;
    }

    private static boolean isShutOut(Orders orders, String user) {
        try {
            return orders.take(AgencyCode.of(user), Misbehaviour.REFUSE_LOGIN).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the orders cannot be written", e);
        }
    }

    /** Sessions outlive log-ins, so a refusal would not be noticed. */
    private void throwOut(Order order) {
        if (order.what() == Misbehaviour.REFUSE_LOGIN) {
            server.getActiveSessions().stream()
                    .filter(s -> order.agency().value().equals(s.getUsername()))
                    .forEach(s -> s.close(true));
        }
    }
}
