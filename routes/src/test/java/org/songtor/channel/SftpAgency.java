package org.songtor.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An agency's SFTP server with one box, {@code dues}, that writes down what it saw and misbehaves when told to. */
public final class SftpAgency implements AutoCloseable {
    /** A rename replaces nothing, as most servers have it. */
    public volatile boolean neverReplaces;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path box;

    /** What happened, in order: {@code written <name>}, {@code moved <from> <to>}. */
    public final List<String> seen = new CopyOnWriteArrayList<>();

    /** Closes the connection in the middle of the next file's data. */
    public volatile boolean hangsUp;

    /** Refuses to show or take anything in the inbox. */
    public volatile boolean denies;

    /** Shows the inbox, and takes nothing. */
    public volatile boolean deniesWriting;

    /** Does not answer to the next file's data, with its session alive, until it is released. */
    public volatile boolean hangs;

    /** Does not answer to who opens these to read, with its session alive, until it is released. */
    public volatile Predicate<Path> hangsShowing = file -> false;

    /** Gives a session one channel, as OpenSSH's {@code MaxSessions 1}. */
    public volatile boolean oneChannel;

    /** Lets one in and then does not answer to who wants a channel, until it is released. */
    public volatile boolean hangsAfterLogin;

    /** How often it refused a second one. */
    public final AtomicInteger refusedChannels = new AtomicInteger();

    /** Takes data files out of the inbox as they come. */
    public volatile boolean takes;

    /** What it then writes into its outbox, where it gives receipts. */
    public volatile Optional<String> receipt = Optional.empty();

    public final AtomicInteger logins = new AtomicInteger();
    private final Set<Session> first = ConcurrentHashMap.newKeySet();
    private final CountDownLatch released = new CountDownLatch(1);

    public SftpAgency(Path home) throws IOException {
        this(home, Edge.serverKey(), Edge.login());
    }

    public SftpAgency(Path home, KeyPair hostKey, PublicKey login) throws IOException {
        this.box = home.resolve("dues");
        Files.createDirectories(inbox());
        Files.createDirectories(outbox().resolve("done"));
        SftpSubsystemFactory subsystem = new SftpSubsystemFactory.Builder().build();
        subsystem.addSftpEventListener(new Listener());
        subsystem.setFileSystemAccessor(new Guard());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> "toy".equals(user) && key.equals(login));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.setSubsystemFactories(List.of(subsystem));
        server.setChannelFactories(List.of(new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new Counted();
            }
        }));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
    }

    public URI address() {
        return URI.create("sftp://toy@127.0.0.1:" + server.getPort() + "/dues");
    }

    public Path inbox() {
        return box.resolve("inbox");
    }

    public Path outbox() {
        return box.resolve("outbox");
    }

    @Override
    public void close() throws IOException {
        release();
        server.stop(true);
    }

    private final class Counted extends ChannelSession {
        @Override
        public OpenFuture open(long recipient, long window, long packet, Buffer buffer) {
            if (hangsAfterLogin) {
                await();
            }
            if (first.add(getSession()) || !oneChannel) {
                return super.open(recipient, window, packet, buffer);
            }
            refusedChannels.incrementAndGet();
            DefaultOpenFuture refused = new DefaultOpenFuture(this, this);
            refused.setException(new SshChannelOpenException(
                    getChannelId(), SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED, "open failed"));
            return refused;
        }
    }

    private final class Guard implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String remote,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            boolean writes = options.contains(StandardOpenOption.WRITE);
            if ((denies || (deniesWriting && writes)) && file.toString().contains("inbox")) {
                throw new AccessDeniedException("inbox");
            }
            if (!writes && hangsShowing.test(file)) {
                await();
            }
            return SftpFileSystemAccessor.super.openFile(subsystem, handle, file, remote, options, attributes);
        }

        @Override
        public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (neverReplaces && Files.exists(to)) {
                throw new FileAlreadyExistsException("there already");
            }
            SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
        }
    }

    private final class Listener implements SftpEventListener {
        @Override
        public void writing(
                ServerSession session,
                String remoteHandle,
                FileHandle handle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen) {
            if (name(handle.getFile()).contains(".p7s")) {
                return;
            }
            if (hangs) {
                hangs = false;
                await();
            }
            if (hangsUp) {
                hangsUp = false;
                session.close(true);
            }
        }

        @Override
        public void closed(
                ServerSession session,
                String remoteHandle,
                org.apache.sshd.sftp.server.Handle handle,
                Throwable thrown) {
            if (handle instanceof FileHandle f && f.getOpenOptions().toString().contains("WRITE")) {
                seen.add("written " + name(f.getFile()));
            }
        }

        @Override
        public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown) {
            if (thrown == null) {
                seen.add("moved " + name(from) + " " + name(to));
                take(to);
            }
        }
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Path file) {
        if (!takes || name(file).endsWith(".p7s")) {
            return;
        }
        try {
            Files.delete(inbox().resolve(name(file)));
            if (receipt.isPresent()) {
                Files.writeString(outbox().resolve(name(file) + ".receipt"), receipt.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a hang. */
    public void release() {
        released.countDown();
    }

    public static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(SftpAgency::name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
