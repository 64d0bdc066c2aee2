package org.songtor.intake.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.channel.Keys;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.Door;
import org.songtor.intake.FundFolder;
import org.songtor.model.FundId;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.settings.SftpEntry;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The SFTP server of funds: log-in by key only, under the fund's id; no shell, no command, no forwarding. Off unless configured. */
@Component
public class SftpDoor implements Door, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SftpDoor.class);
    private static final Duration TO_LOG_IN = Duration.ofSeconds(20);
    private static final int TRIES = 6;
    private static final int CHANNELS = 2;

    private final Installation installation;
    private final SongtorSettings settings;
    private final Keys keys;
    private final SftpIntake intake;
    private final SshServer server = SshServer.setUpDefaultServer();

    SftpDoor(Installation installation, SongtorSettings settings, Keys keys, SftpIntake intake) {
        this.installation = installation;
        this.settings = settings;
        this.keys = keys;
        this.intake = intake;
    }

    @Override
    public void start() {
        if (!settings.sftp().enabled()) {
            return;
        }
        try {
            for (FundId fund : settings.funds().keySet()) {
                SftpIntake.prepare(FundFolder.sftp(installation.home(), fund));
            }
            configure();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the SFTP server cannot start on port " + settings.sftp().port(), e);
        }
        LOG.info(
                "funds' SFTP: {} port {}, host key {}",
                server.getHost(),
                server.getPort(),
                KeyUtils.getFingerPrint(
                        keys.certificate(new KeyRing.Identity.TlsServer()).getPublicKey()));
    }

    @Override
    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the SFTP server cannot be stopped", e);
        }
    }

    @Override
    public boolean isRunning() {
        return server.isStarted();
    }

    @Override
    public String name() {
        return "sftp";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    private void configure() {
        SftpEntry bounds = settings.sftp();
        server.setHost(bounds.address());
        server.setPort(bounds.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(keys.pair(new KeyRing.Identity.TlsServer())));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(new FundKeys(settings.funds()));
        server.setSubsystemFactories(List.of(new FundSubsystemFactory(bounds, this::visit)));
        server.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
        server.addSessionListener(new OnlySoMany(bounds.sessions()));
        // What is packed small can be large when unpacked; batches are small anyway.
        server.setCompressionFactories(List.of(BuiltinCompressions.none));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "songtor");
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, TO_LOG_IN);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, bounds.idle());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, TRIES);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CHANNELS);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, bounds.sessionsOfOne());
        SftpModuleProperties.SFTP_VERSION.set(server, 3);
    }

    private Visit visit(String login) {
        FundFolder fund = FundFolder.sftp(installation.home(), FundId.of(login));
        return new Visit(fund, intake, settings.sftp(), settings.intake().ceiling());
    }
}
