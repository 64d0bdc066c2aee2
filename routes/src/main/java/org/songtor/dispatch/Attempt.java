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
 */
public record Attempt(Outbox.Work work, FileStore.Signed file, boolean begun, boolean putting, Optional<Sha256> there) {
    Attempt withThere(Optional<Sha256> found) {
        return new Attempt(work, file, begun, putting, found);
    }

    Attempt withBegun() {
        return new Attempt(work, file, true, true, there);
    }

    /** How far it has come. */
    Stage stage() {
        if (!begun) {
            return Stage.NOTHING_LEFT;
        }
        return putting ? Stage.PUTTING : Stage.PUT;
    }

    Attempt withPut() {
        return new Attempt(work, file, begun, false, there);
    }

    public String name() {
        return file.name();
    }

    public ProfileId profile() {
        return file.profile();
    }
}
