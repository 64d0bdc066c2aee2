package org.songtor.channel;

import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * SFTP version 3 (draft-ietf-secsh-filexfer-02) on a channel of its own, where many requests leave before the first reply is read. JSch's own client waits for
 * each: most of a small file's time is waiting. For one thread at a time.
 */
final class SftpPipe {
    static final int TO_READ = 1;
    /** Write, create, truncate. */
    static final int TO_WRITE = 0x02 | 0x08 | 0x10;

    /** Every server takes a packet with so many bytes of a file (section 3). */
    static final int PIECE = 32_000;

    private static final int MOST = 256 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final int INIT = 1;
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int READ = 5;
    private static final int WRITE = 6;
    private static final int RENAME = 18;
    private static final int VERSION = 3;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Set<Integer> unanswered = new HashSet<>();
    private final Map<Integer, SftpReply> early = new HashMap<>();
    private int number;

    private SftpPipe(ChannelSubsystem channel) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(channel.getInputStream(), BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(channel.getOutputStream(), BUFFER));
    }

    static SftpPipe open(Session session, int timeoutMillis) throws JSchException, IOException {
        ChannelSubsystem channel = (ChannelSubsystem) session.openChannel("subsystem");
        channel.setSubsystem("sftp");
        channel.setWantReply(true);
        SftpPipe pipe = new SftpPipe(channel);
        channel.connect(timeoutMillis);
        pipe.out.writeInt(5);
        pipe.out.writeByte(INIT);
        pipe.out.writeInt(VERSION);
        pipe.out.flush();
        byte[] version = pipe.packet();
        if (version[0] != 2) {
            throw new IOException("no version of SFTP but packet " + version[0]);
        }
        return pipe;
    }

    /** @return the request's number, by which {@link #reply} finds what was said to it */
    int open(String path, int how) throws IOException {
        return send(OPEN, bytes(path), number(how), number(0));
    }

    int close(byte[] handle) throws IOException {
        return send(CLOSE, string(handle));
    }

    int read(byte[] handle, long from, int length) throws IOException {
        return send(READ, string(handle), place(from), number(length));
    }

    /** The whole of a small file. */
    int write(byte[] handle, byte[] content) throws IOException {
        return send(WRITE, string(handle), place(0), string(content));
    }

    int rename(String from, String to) throws IOException {
        return send(RENAME, bytes(from), bytes(to));
    }

    /** Replies may come in any order. */
    SftpReply reply(int request) throws IOException {
        out.flush();
        SftpReply reply = early.remove(request);
        while (reply == null) {
            byte[] packet = packet();
            int to = ByteBuffer.wrap(packet, 1, Integer.BYTES).getInt();
            if (!unanswered.remove(to)) {
                throw new IOException("an SFTP reply to no request");
            }
            SftpReply came = SftpReply.of(packet);
            if (to == request) {
                reply = came;
            } else {
                early.put(to, came);
            }
        }
        return reply;
    }

    private int send(int type, ByteBuffer... parts) throws IOException {
        int length = 1 + Integer.BYTES;
        for (ByteBuffer part : parts) {
            length += part.remaining();
        }
        out.writeInt(length);
        out.writeByte(type);
        out.writeInt(++number);
        unanswered.add(number);
        for (ByteBuffer part : parts) {
            out.write(part.array(), part.arrayOffset(), part.remaining());
        }
        return number;
    }

    private byte[] packet() throws IOException {
        int length = in.readInt();
        if (length < 1 + Integer.BYTES || length > MOST) {
            throw new IOException("an SFTP packet of " + length + " bytes");
        }
        byte[] packet = new byte[length];
        in.readFully(packet);
        return packet;
    }

    private static ByteBuffer bytes(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuffer string(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }

    private static ByteBuffer number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).flip();
    }

    private static ByteBuffer place(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).flip();
    }
}
