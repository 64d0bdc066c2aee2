package org.songtor.store.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.port.Installation.Database;

/**
 * A PostgreSQL that belongs to this program: on 127.0.0.1, at a free port, durable (fsync, synchronous commit, full page
 * writes, checksums). Its data outlive the program; killed with its program it shuts down cleanly.
 *
 * <p>Layout of {@code folder}: {@code server.properties} (where the data lie, passwords; 0600), {@code data}, {@code log},
 * {@code console.log} (what the server printed before its own log began), {@code lock}.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private final FileChannel lock;
    private final Keeper keeper;
    private final int port;
    private final Book book;

    private PostgresServer(FileChannel lock, Keeper keeper, int port, Book book) {
        this.lock = lock;
        this.keeper = keeper;
        this.port = port;
        this.book = book;
    }

    /**
     * Starts the server over {@code folder}, making the database where there is none.
     *
     * @throws IOException when another program holds the folder, when what answers is not our database, or when PostgreSQL
     *     will not start; the message says what to do
     */
    public static PostgresServer start(Path folder) throws IOException, InterruptedException {
        Folders.createOpen(folder.toAbsolutePath());
        Path real = folder.toRealPath();
        FileChannel lock = lock(real);
        try {
            return start(real, lock);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * The database of the server that a program of ours runs over {@code folder}; empty where none does. It is found by the port it wrote down itself, and
     * believed only when it is the one we made. The lock is not asked: closing a file gives up every lock this program has on it (fcntl).
     *
     * @throws IOException when what answers at the port is another database
     */
    public static Optional<Database> running(Path folder) throws IOException {
        Optional<Book> book = Book.read(folder.resolve("server.properties"));
        Optional<Integer> port =
                book.isEmpty() ? Optional.empty() : Cluster.port(book.get().data());
        if (port.isEmpty()) {
            return Optional.empty();
        }
        try {
            Identity.check(book.get(), port.get());
        } catch (SQLException e) {
            LOG.debug("it has gone meanwhile; whoever starts one finds out more", e);
            return Optional.empty();
        }
        return Optional.of(new Database(
                Roles.url(port.get(), Roles.OWNER), Roles.OWNER, book.get().ownerPassword()));
    }

    private static PostgresServer start(Path folder, FileChannel lock) throws IOException, InterruptedException {
        ServiceUser user = ServiceUser.current();
        Book book = book(folder, user);
        Cluster cluster = new Cluster(Binaries.unpacked(user), user, book.data(), folder.resolve("console.log"));
        prepare(cluster, book);
        int port = freePort();
        Keeper keeper = new Keeper(cluster, port);
        keeper.start();
        try {
            Book known = Identity.check(book, port);
            Roles.ensure(known, port);
            LOG.info("PostgreSQL on 127.0.0.1:{}, data in {}", port, known.data());
            return new PostgresServer(lock, keeper, port, known);
        } catch (SQLException e) {
            keeper.stop();
            throw new IOException("PostgreSQL started and cannot be used", e);
        } catch (IOException | RuntimeException e) {
            keeper.stop();
            throw e;
        }
    }

    /** Given back by the kernel however this program ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("held by this very program", e);
        }
        channel.close();
        throw new IOException("another Songtor already runs the database in " + folder
                + ": stop it, or give this one another songtor.home");
    }

    private static Book book(Path folder, ServiceUser user) throws IOException {
        Path file = folder.resolve("server.properties");
        Optional<Book> known = Book.read(file);
        if (known.isPresent()) {
            return known.get();
        }
        Path data = DataFolder.choose(folder, user);
        if (Files.exists(data)) {
            throw new IOException(data + " holds a database, but " + file
                    + " with its passwords is gone: put it back from the backup");
        }
        return Book.open(file, data);
    }

    private static void prepare(Cluster cluster, Book book) throws IOException, InterruptedException {
        Path parent = java.util.Objects.requireNonNull(book.data().getParent());
        Folders.createOpen(parent);
        Optional<Path> obstacle = cluster.user().obstacle(parent);
        if (obstacle.isPresent()) {
            throw new IOException("PostgreSQL runs as the user "
                    + cluster.user().other().map(a -> a.user().getName()).orElse("") + ", which may not pass "
                    + obstacle.get() + ": chmod o+x it, or move songtor.home");
        }
        Folders.createPrivate(parent.resolve("log"), cluster.user());
        if (!cluster.exists()) {
            if (book.systemIdentifier().isPresent()) {
                throw new IOException("the database is gone from " + book.data() + ": restore it from the backup");
            }
            cluster.create(book.administratorPassword());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The database {@code songtor} as its plain owner: no superuser, so guards and row-level security hold for it. */
    public Database database() {
        return new Database(Roles.url(port, Roles.OWNER), Roles.OWNER, book.ownerPassword());
    }

    /** As the server's superuser, for what belongs to no installation: making and dropping whole databases. */
    public Connection administrator() throws SQLException {
        return Roles.administrator(book, port);
    }

    public Path data() {
        return book.data();
    }

    public boolean alive() {
        return keeper.alive();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        keeper.stop();
        lock.close();
    }
}
