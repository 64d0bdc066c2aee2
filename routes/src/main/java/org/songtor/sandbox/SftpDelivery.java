package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** Takes a rename to a document's name in an inbox for its delivery; everything else in an inbox is not there yet. */
final class SftpDelivery implements SftpEventListener {
    private final Desks desks;
    private final AfterArrival after;
    private final Map<Path, Arrivals.Mark> begun = new ConcurrentHashMap<>();

    SftpDelivery(Desks desks, AfterArrival after) {
        this.desks = desks;
        this.after = after;
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        Optional<Box> box = inbox(desks, session, to);
        if (box.isPresent()) {
            begun.put(key(session, to), desks.of(box.get()).arriving(name(to), from));
        }
    }

    @Override
    public void moved(
            ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable failure)
            throws IOException {
        Arrivals.Mark mark = begun.remove(key(session, to));
        Optional<Box> box = inbox(desks, session, to);
        if (mark == null || box.isEmpty()) {
            return;
        }
        if (failure == null) {
            ToTheEnd.run(() -> desks.of(box.get()).arrived(box.get(), mark));
            after.look(box.get(), name(to));
            after.early(box.get(), name(to)).ifPresent(after::linger);
        } else {
            desks.of(box.get()).notArrived(mark);
        }
    }

    /** The box whose inbox the path lies in, if it is a document's name there. Paths are {@code /<box>/inbox/<name>}. */
    static Optional<Box> inbox(Desks desks, ServerSession session, Path path) {
        Path p = path.toAbsolutePath().normalize();
        boolean document = p.getNameCount() == 3
                && p.getName(1).toString().equals("inbox")
                && Box.isData(p.getName(2).toString());
        return document
                ? desks.box(session.getUsername(), p.getName(0).toString())
                        .filter(b -> b.kind().files() && !b.name().equals(Box.STATEMENTS))
                : Optional.empty();
    }

    private static Path key(ServerSession session, Path to) {
        return Path.of(session.getUsername(), to.toString());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
