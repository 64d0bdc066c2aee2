package org.songtor.dispatch;

import java.util.Optional;
import org.songtor.channel.Stage;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;

/**
 * One attempt to deliver one file.
 *
 * @param begun whether bytes may have left in this attempt
 * @param putting true while the bytes are on their way: only then is a "no" about them
 * @param there what the other side holds under the file's name, as it last said
 * @param fresh nothing of it was ever begun: there is nothing of ours to ask for
 * @param asked whether the other side was asked and answered, so that nothing {@link #there} means that nothing is there
 */
public record Attempt(
        Outbox.Work work,
        FileStore.Signed file,
        boolean fresh,
        boolean begun,
        boolean putting,
        Optional<Sha256> there,
        boolean asked) {
    public static Attempt of(Outbox.Work work, FileStore.Signed file) {
        return new Attempt(work, file, false, false, false, Optional.empty(), false);
    }

    static Attempt fresh(Outbox.Work work, FileStore.Signed file) {
        return new Attempt(work, file, true, false, false, Optional.empty(), false);
    }

    /** What the other side showed now. */
    public Attempt withThere(Optional<Sha256> found) {
        return new Attempt(work, file, fresh, begun, putting, found, true);
    }

    /** The other side says that something is there where we thought that nothing can be. */
    Attempt withSomethingThere() {
        return new Attempt(work, file, false, begun, putting, there, asked);
    }

    /** Something is there, and what it is was not asked yet. */
    boolean met() {
        return !fresh && !asked;
    }

    Attempt withBegun() {
        return new Attempt(work, file, fresh, true, true, there, asked);
    }

    /** How far it has come. */
    Stage stage() {
        if (!begun) {
            return Stage.NOTHING_LEFT;
        }
        return putting ? Stage.PUTTING : Stage.PUT;
    }

    Attempt withPut() {
        return new Attempt(work, file, fresh, begun, false, there, asked);
    }

    public String name() {
        return file.name();
    }

    public ProfileId profile() {
        return file.profile();
    }
}
