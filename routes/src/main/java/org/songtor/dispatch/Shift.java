package org.songtor.dispatch;

import java.util.ArrayList;
import java.util.List;

/** What one worker has on its way: the file it was rung for, and those that go along, one after the other over one line. Of one thread. */
public final class Shift {
    private final List<Attempt> begun;
    private List<Attempt> ahead;
    private final List<Attempt> asked = new ArrayList<>();
    private List<Attempt> marked = List.of();
    private List<Attempt> put = new ArrayList<>();
    private final List<Attempt> shown = new ArrayList<>();
    private final List<Attempt> left = new ArrayList<>();
    private boolean trouble;

    Shift(List<Attempt> begun) {
        this.begun = List.copyOf(begun);
        this.ahead = this.begun;
    }

    List<Attempt> begun() {
        return begun;
    }

    /** Those of {@link #begun} that are to be asked for, one after the other. */
    List<Attempt> ahead() {
        return ahead;
    }

    void ahead(List<Attempt> attempts) {
        ahead = List.copyOf(attempts);
    }

    void asked(Attempt attempt) {
        asked.add(attempt);
    }

    List<Attempt> asked() {
        return asked;
    }

    /** Whose bytes may leave next, one after the other. */
    void marked(List<Attempt> attempts) {
        marked = List.copyOf(attempts);
    }

    List<Attempt> marked() {
        return marked;
    }

    void put(Attempt attempt) {
        put.add(attempt);
    }

    /** In place of those that are put so far: of the others it is known what the other side shows. */
    void unshown(List<Attempt> attempts) {
        put = new ArrayList<>(attempts);
    }

    List<Attempt> put() {
        return List.copyOf(put);
    }

    /** It is over: what the other side shows is known. */
    void shown(Attempt attempt) {
        shown.add(attempt);
    }

    List<Attempt> shown() {
        return shown;
    }

    /** Its turn did not come. */
    void left(Attempt attempt) {
        left.add(attempt);
    }

    /** Those whose turn did not come since this was asked last. */
    List<Attempt> takeLeft() {
        List<Attempt> all = List.copyOf(left);
        left.clear();
        return all;
    }

    void trouble() {
        trouble = true;
    }

    boolean troubled() {
        return trouble;
    }
}
