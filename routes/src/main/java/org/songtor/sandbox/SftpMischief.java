package org.songtor.sandbox;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** Carries out orders about documents that come by SFTP. It listens before {@link SftpDelivery}, which so sees only what really happens. */
final class SftpMischief implements SftpEventListener {
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMillis(500);

    private final Desks desks;
    private final Orders orders;
    private final Set<Path> cut = ConcurrentHashMap.newKeySet();
    private final Map<Handle, Order> midway = new ConcurrentHashMap<>();

    SftpMischief(Desks desks, Orders orders) {
        this.desks = desks;
        this.orders = orders;
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle handle) throws IOException {
        Optional<Coming> coming = coming(session, handle);
        if (coming.isEmpty()) {
            return;
        }
        Box box = coming.get().box();
        Optional<Order> order = orders.take(
                box,
                Misbehaviour.PERMISSION_DENIED,
                Misbehaviour.QUOTA,
                Misbehaviour.DISK_FULL,
                Misbehaviour.DROP_HALF_WAY,
                Misbehaviour.SLOW_READER);
        if (order.isEmpty()) {
            return;
        }
        if (order.get().what() == Misbehaviour.PERMISSION_DENIED) {
            refused(coming.get(), order.get(), 0);
            throw new AccessDeniedException(coming.get().name());
        }
        if (order.get().what() == Misbehaviour.QUOTA) {
            refused(coming.get(), order.get(), 0);
            throw new SftpException(SftpConstants.SSH_FX_FAILURE, "Disk quota exceeded");
        }
        midway.put(handle, order.get());
    }

    @Override
    public void writing(
            ServerSession session,
            String remoteHandle,
            FileHandle handle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLength)
            throws IOException {
        Order order = midway.get(handle);
        Optional<Coming> coming = coming(session, handle);
        if (order == null || coming.isEmpty()) {
            return;
        }
        switch (order.what()) {
            case SLOW_READER -> orders.pause(order, SLOW);
            case DISK_FULL -> {
                half(coming.get(), offset, data, dataOffset, dataLength);
                refused(coming.get(), order, offset + dataLength / 2);
                throw new SftpException(SftpConstants.SSH_FX_FAILURE, "No space left on device");
            }
            default -> {
                half(coming.get(), offset, data, dataOffset, dataLength);
                coming.get().met(order.what(), Events.What.DROPPED, offset + dataLength / 2, desks);
                session.close(true);
                throw new IOException("connection dropped by order " + order.id());
            }
        }
    }

    @Override
    public void closed(ServerSession session, String remoteHandle, Handle handle, @Nullable Throwable failure)
            throws IOException {
        midway.remove(handle);
        Optional<Coming> coming = coming(session, handle);
        if (coming.isEmpty() || failure != null) {
            return;
        }
        Box box = coming.get().box();
        Optional<Order> order = orders.take(box, Misbehaviour.TRUNCATE, Misbehaviour.HANG_AFTER_STORE);
        if (order.isPresent() && order.get().what() == Misbehaviour.TRUNCATE) {
            truncate(coming.get());
        } else if (order.isPresent()) {
            orders.pause(order.get(), HANG);
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        Optional<Coming> coming = SftpDelivery.inbox(desks, session, to).map(box -> new Coming(box, name(to)));
        if (coming.isEmpty() || cut.remove(coming.get().box().inbox(name(to)))) {
            return;
        }
        Box box = coming.get().box();
        Optional<Order> order = orders.take(
                box, Misbehaviour.RENAME_FAILS, Misbehaviour.RENAME_TARGET_EXISTS, Misbehaviour.RENAMED_BY_OTHERS);
        if (order.isEmpty()) {
            orders.noLitter(box, name(to));
            return;
        }
        switch (order.get().what()) {
            case RENAME_FAILS -> {
                refused(coming.get(), order.get(), Files.size(box.inbox(name(from))));
                throw new SftpException(SftpConstants.SSH_FX_FAILURE, "Failure");
            }
            case RENAME_TARGET_EXISTS -> {
                orders.litter(box, name(to));
                Files.write(box.inbox(name(to)), new byte[0]);
                refused(coming.get(), order.get(), Files.size(box.inbox(name(from))));
                throw new SftpException(SftpConstants.SSH_FX_FAILURE, "File exists");
            }
            default -> {
                Arrivals.Mark mark = desks.of(box).arriving(name(to), from);
                Files.move(box.inbox(name(from)), box.inbox(name(to)), StandardCopyOption.REPLACE_EXISTING);
                ToTheEnd.run(() -> desks.of(box).arrived(box, mark));
                throw new NoSuchFileException(name(from));
            }
        }
    }

    private void truncate(Coming coming) throws IOException {
        Path part = coming.box().inbox(coming.name() + Box.PART);
        byte[] whole = Files.readAllBytes(part);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        orders.litter(coming.box(), coming.name());
        cut.add(coming.box().inbox(coming.name()));
        Files.write(part, half);
        desks.of(coming.box()).events().add(coming.box(), coming.name(), half, Events.What.TRUNCATED, Events.NONE);
    }

    /** What a server kept before it failed. */
    private static void half(Coming coming, long offset, byte[] data, int from, int length) throws IOException {
        Path part = coming.box().inbox(coming.name() + Box.PART);
        if (!Files.exists(part)) {
            throw new FileNotFoundException(part.toString());
        }
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(data, from, length / 2), offset);
        }
    }

    private void refused(Coming coming, Order order, long bytes) throws IOException {
        coming.met(order.what(), Events.What.REFUSED, bytes, desks);
    }

    /** A document that is being written as {@code <name>.part}; a signature is none. */
    private Optional<Coming> coming(ServerSession session, Handle handle) {
        if (!(handle instanceof FileHandle file) || !file.getOpenOptions().contains(StandardOpenOption.WRITE)) {
            return Optional.empty();
        }
        Path path = file.getFile();
        String name = name(path);
        if (!name.endsWith(Box.PART)) {
            return Optional.empty();
        }
        String whole = name.substring(0, name.length() - Box.PART.length());
        return SftpDelivery.inbox(desks, session, path.resolveSibling(whole)).map(box -> new Coming(box, whole));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
