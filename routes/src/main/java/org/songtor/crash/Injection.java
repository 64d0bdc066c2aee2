package org.songtor.crash;

/**
 * A fault of the operating system, as strace says it.
 *
 * @param calls names parted by commas, of those that fail
 * @param how what stands after {@code inject=}
 * @param path only calls about this file or folder; empty for every one
 */
record Injection(String about, Where where, String calls, String how, String path) {
    /** Whose calls fail. */
    enum Where {
        GATEWAY,
        DATABASE
    }
}
