package org.songtor.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;

/**
 * Agency files that carry the lines of many funds. A group is all lines of one profile and one contribution period that wait for
 * company; it has an outbox row {@link Outbox#GROUP}, due when its first line may wait no longer or when a file is full. Every
 * method is one transaction under the group's lock, so that several nodes may call it at once: each line is frozen once.
 */
public interface FileGroups {
    /**
     * As {@link FileStore#freeze}, but the lines of these profiles join their group instead. The batch is {@code DISPATCHED} once
     * all its lines are in files; until then it stays {@code CHECKED}. Doing it again changes nothing.
     */
    List<FileId> freeze(BatchId id, LocalDate date, Map<ProfileId, Company> company);

    /** The profile of a group; empty where there is no such group. */
    Optional<ProfileId> profile(long group);

    /**
     * Makes files of {@code mostLines} lines as long as there are enough, those that waited longest first; where a line may wait no longer, of all that
     * wait. At most {@link #MOST_FILES} files; what is left keeps its time, and the row {@code group} is due then. In a file lines stand by fund, then by
     * batch and number. Lines that cannot stand in one are held for their funds' treasurers, an item each, and the others go on.
     */
    List<FileId> close(long group, LocalDate date, int mostLines, Fit fit);

    /** For a profile whose funds have their own files again: what waits goes back to {@link Outbox#DISPATCH}. */
    void dissolve(long group);

    /** Which of the lines that would share a file cannot stand in one. Asked before a file has its number: afterwards no line can leave it. */
    @FunctionalInterface
    interface Fit {
        /** Every line fits. */
        Fit ALL = (period, lines) -> Map.of();

        /** @return by position why not, in codes and fields: operators read it, so no name and no number of a person */
        Map<Integer, String> unfit(Period period, List<Document.Line> lines);
    }

    /** Files that one call of {@link #close} makes. */
    int MOST_FILES = 10;

    /**
     * @param due the batch's lines may wait until then
     * @param mostLines of a file; when so many wait, the group is due at once
     */
    record Company(Instant due, int mostLines) {}
}
