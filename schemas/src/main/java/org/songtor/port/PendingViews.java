package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** What waits to be delivered, as the viewer may see it: checked batches by profile, and files that have not arrived. Oldest first. */
public interface PendingViews {
    /**
     * What waits of each profile that something waits of. No profile's hide another's.
     *
     * @param fund only what is its; empty for everything that the viewer sees
     * @param most so many of each profile are told
     */
    List<Queue> queues(Viewer viewer, Optional<FundId> fund, int most);

    List<Pending> pending(Viewer viewer, BatchId batch);

    /**
     * Whose money waits, by the lines of what waits.
     *
     * @param fund only its lines
     * @param of what was told before
     * @param most so many of all are told, in the order of {@code of} and of the members' numbers
     */
    List<Payer> payers(Viewer viewer, FundId fund, List<Pending> of, int most);

    /**
     * A line that waits.
     *
     * @param at the place of what it waits in, in the list that was asked
     * @param memberNo as the fund numbers; empty where neither line nor roster has it
     * @param person masked
     * @param name as on the fund's roster, of one who is not on it as handed in; empty for an operator
     */
    record Payer(int at, Optional<String> memberNo, String person, String name, SchemeCode scheme, Satang amount) {}

    /**
     * One profile's.
     *
     * @param all how many there are, told or not
     * @param oldest those that are told
     */
    record Queue(ProfileId profile, int all, List<Pending> oldest) {}

    /**
     * @param batch of which the lines are; in a file of several the oldest that the fund has there
     * @param fund whose lines they are; of a file of several each has an entry
     * @param file empty while no file was written
     * @param name of the file, once it is signed
     * @param ready since when it could go
     * @param next of a file: when it is tried again, where an attempt was made; where too many at its agency failed, also of lines in no file, not before any is tried there
     * @param tried an attempt of it was made; never of lines in no file
     * @param stuck it waits for a person: it was refused, given up or held, its work failed too often, its agency is stopped, or people carry it
     * @param carried what it waits for is that people carry it and say so, and nothing else
     * @param held why people hold it, where they or the gateway do; it is {@code stuck} then
     */
    record Pending(
            ProfileId profile,
            Optional<BatchId> batch,
            Optional<FundId> fund,
            Period period,
            Optional<FileId> file,
            String name,
            Instant ready,
            Optional<Instant> next,
            boolean tried,
            boolean stuck,
            boolean carried,
            Optional<Hold> held,
            int lines,
            Satang amount) {}
}
