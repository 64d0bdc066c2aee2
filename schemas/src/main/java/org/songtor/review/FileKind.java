package org.songtor.review;

import java.util.Optional;

/** What may be attached, told by its bytes: names lie. */
public enum FileKind {
    PDF("application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
    JPG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

    /** A larger file is refused. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** An item has no more. */
    public static final int MOST = 10;

    private final String mediaType;
    private final byte[] begins;

    FileKind(String mediaType, byte[] begins) {
        this.mediaType = mediaType;
        this.begins = begins.clone();
    }

    public String mediaType() {
        return mediaType;
    }

    /** By the first bytes; empty for anything else. */
    public static Optional<FileKind> of(byte[] content) {
        for (FileKind kind : values()) {
            if (kind.begins(content)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] content) {
        for (int i = 0; i < begins.length; i++) {
            if (i >= content.length || content[i] != begins[i]) {
                return false;
            }
        }
        return true;
    }
}
