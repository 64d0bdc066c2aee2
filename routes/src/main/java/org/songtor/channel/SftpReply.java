package org.songtor.channel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What an SFTP server said to one request. */
sealed interface SftpReply {
    int OK = 0;
    int END = 1;
    int NO_SUCH_FILE = 2;

    /** @param code of the draft's section 7 */
    record Status(int code) implements SftpReply {}

    record Handle(byte[] handle) implements SftpReply {}

    record Data(byte[] bytes) implements SftpReply {}

    default boolean says(int code) {
        return equals(new Status(code));
    }

    /** @param packet type, number, and what the type holds */
    static SftpReply of(byte[] packet) throws IOException {
        ByteBuffer body = ByteBuffer.wrap(packet, 1 + Integer.BYTES, packet.length - 1 - Integer.BYTES);
        return switch (packet[0]) {
            case 101 -> new Status(number(body));
            case 102 -> new Handle(string(body));
            case 103 -> new Data(string(body));
            default -> throw new IOException("an SFTP packet of kind " + packet[0]);
        };
    }

    private static int number(ByteBuffer body) throws IOException {
        if (body.remaining() < Integer.BYTES) {
            throw new IOException("a short SFTP packet");
        }
        return body.getInt();
    }

    private static byte[] string(ByteBuffer body) throws IOException {
        int length = number(body);
        if (length < 0 || length > body.remaining()) {
            throw new IOException("an SFTP string of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }
}
