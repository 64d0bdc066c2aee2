package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;

/** Agency files that were signed, as they are kept. */
public interface FileArchive {
    /** Which files of a profile there are of a contribution period, of one fund or of all; in the order they were made. */
    List<FileId> of(ProfileId profile, Period period, Optional<FundId> fund);

    /** @throws IllegalArgumentException where no such file was signed */
    Kept file(FileId id);

    record Kept(String name, byte[] content) {}
}
