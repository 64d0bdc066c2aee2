package org.songtor.bench;

import java.io.PrintWriter;

/** How far a long piece of work has come, a line at each twentieth of it. For several threads. */
final class Progress {
    private static final int STEPS = 20;

    private final PrintWriter out;
    private final String what;
    private final int files;
    private final int lines;
    private long said;
    private long done;

    /** @param lines of each file */
    Progress(PrintWriter out, String what, int files, int lines) {
        this.out = out;
        this.what = what;
        this.files = files;
        this.lines = lines;
    }

    synchronized void another() {
        reached(done + 1);
    }

    /** @param now files that are done, of all; fewer than before says nothing */
    synchronized void reached(long now) {
        done = now;
        long step = now * STEPS / files;
        if (step > said) {
            said = step;
            out.printf("%s: %,d of %,d files (%,d lines)%n", what, now, files, now * lines);
            out.flush();
        }
    }
}
