package org.songtor.simulate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.dispatch.Attempt;

/** What an {@link Errand} has in its hands: since when, taken in which session, whose attempt has not ended and whose bytes left. */
final class Hold {
    private static final int NO_SESSION = -1;

    private final Node node;
    private final World world;
    private final long began;
    private final int session;
    private final Set<Long> going = new HashSet<>();
    private final Set<Long> left = new HashSet<>();
    private final Map<Long, Integer> wanted = new HashMap<>();

    Hold(Node node) {
        this.node = node;
        this.world = node.world();
        this.began = world.time.now();
        this.session = node.session().held() ? node.session().number() : NO_SESSION;
    }

    void begin(Attempt file) {
        world.judge.begins(file.work(), this);
        going.add(file.work().subject());
        wanted.put(file.work().subject(), world.tables.file(file.file().id()).reopened);
    }

    void end(Attempt file) {
        going.remove(file.work().subject());
    }

    void endAll() {
        going.clear();
    }

    /**
     * Their bytes leave now.
     *
     * @param asked when the step began that asked the store for the last time; a node that stood still in it cannot know what happened meanwhile
     */
    void leave(List<Attempt> files, long asked) {
        files.forEach(file -> world.judge.leaves(file.work().subject(), this, asked < world.time.now()));
    }

    /** @return false where its bytes left in this attempt before */
    boolean first(long file) {
        return left.add(file);
    }

    /** How often people had had it sent again when it was begun. */
    int wanted(Attempt file) {
        return wanted.getOrDefault(file.work().subject(), 0);
    }

    /** Since when a file could have been asked for; of what the network brings once more nobody asks. */
    long asked(boolean copy) {
        return copy ? Tables.NEVER : began;
    }

    boolean of(long file) {
        return going.contains(file);
    }

    /** Whether nobody else may work on what is going now: its first lease is not over, nor the session that it was taken in. */
    boolean leased() {
        return session == node.session().number()
                && world.time.now() < began + Setting.work().lease().toMillis();
    }
}
