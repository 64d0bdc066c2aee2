package org.songtor.channel;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.songtor.model.Sha256;

/** A file as its pieces come, in their order, then its end, then the end of reading. Whatever else a server says makes nothing of it. */
final class SftpRead {
    private final int size;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int ends;
    private boolean odd;

    SftpRead(int size) {
        this.size = size;
    }

    void take(SftpReply reply) {
        if (reply instanceof SftpReply.Data piece && ends == 0) {
            int due = Math.min(SftpPipe.PIECE, size - bytes.size());
            odd |= piece.bytes().length != due;
            bytes.writeBytes(piece.bytes());
        } else if (reply.says(SftpReply.END) && ends == 0 || reply.says(SftpReply.OK) && ends == 1) {
            ends++;
        } else {
            odd = true;
        }
    }

    /** Its hash, where all of it came and nothing was behind it. */
    Optional<Sha256> whole() {
        return odd || ends != 2 || bytes.size() != size
                ? Optional.empty()
                : Optional.of(Sha256.of(bytes.toByteArray()));
    }
}
