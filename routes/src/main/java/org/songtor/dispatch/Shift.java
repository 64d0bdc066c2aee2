package org.songtor.dispatch;

import java.time.Duration;
import java.time.Instant;
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
    private Instant sure = Instant.MIN;
    private boolean trouble;

    Shift(List<Attempt> begun) {
        this.begun = List.copyOf(begun);
        this.ahead = this.begun;
    }

    /** All of them, as they began. */
    public List<Attempt> begun() {
        return begun;
    }

    /** Those of {@link #begun} that are to be asked for, one after the other. */
    public List<Attempt> ahead() {
        return ahead;
    }

    /** In place of those that are to be asked for: of the others it is known already. */
    public void ahead(List<Attempt> attempts) {
        ahead = List.copyOf(attempts);
    }

    /** What is there is known, and it may go on. */
    public void asked(Attempt attempt) {
        asked.add(attempt);
    }

    List<Attempt> asked() {
        return asked;
    }

    /** Whose bytes may leave next, one after the other. */
    public void marked(List<Attempt> attempts) {
        marked = List.copyOf(attempts);
    }

    public List<Attempt> marked() {
        return marked;
    }

    /** At this instant all that were marked in one were ours. */
    void sure(Instant at) {
        sure = at;
    }

    /** Whether they were so a moment ago; not where the clock was set back. */
    boolean sure(Instant now, Duration longest) {
        return !now.isBefore(sure) && now.isBefore(sure.plus(longest));
    }

    /** Since all that were marked in one were so; nothing where the clock was set back. */
    Duration sinceMarked(Instant now) {
        return now.isBefore(sure) ? Duration.ZERO : Duration.between(sure, now);
    }

    /** Its bytes left, or were there before; it is asked for once more. */
    public void put(Attempt attempt) {
        put.add(attempt);
    }

    /** In place of those that are put so far: of the others it is known what the other side shows. */
    public void unshown(List<Attempt> attempts) {
        put = new ArrayList<>(attempts);
    }

    public List<Attempt> put() {
        return List.copyOf(put);
    }

    /** It is over: what the other side shows is known. */
    public void shown(Attempt attempt) {
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

    /** Something failed: what is behind it turns back. */
    public void trouble() {
        trouble = true;
    }

    public boolean troubled() {
        return trouble;
    }
}
