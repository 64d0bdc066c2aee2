package org.songtor.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.fault.CrashPoint;

/**
 * What one life wrote to the error output that all lives of a house append to.
 *
 * @param from where it begins, in bytes
 */
record LastWords(Path errors, long from) {
    /** Of a life that begins now. */
    static LastWords of(Path errors) throws IOException {
        return new LastWords(errors, Files.exists(errors) ? Files.size(errors) : 0);
    }

    /** Its last line that holds something; empty where it wrote none. */
    String last() throws IOException {
        byte[] all = Files.readAllBytes(errors);
        String own = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
        return own.lines().reduce("", (a, b) -> b.isBlank() ? a : b);
    }

    /** Whether its last line names this point; a kill by anybody else has none. */
    boolean name(CrashPoint point) throws IOException {
        return last().equals("songtor: killed at " + point);
    }
}
