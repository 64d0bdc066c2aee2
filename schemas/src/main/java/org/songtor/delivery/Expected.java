package org.songtor.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;

/** One thing that should come, and until when. */
public sealed interface Expected {
    /** Names it for good; the subject of its review item. */
    String subject();

    /** From this instant on somebody is told that it is not there. */
    Instant due();

    /** A bank's statement of a business day of its collection account. */
    record OfStatement(AgencyCode agency, LocalDate day, Instant due) implements Expected {
        @Override
        public String subject() {
            return "statement:" + agency + ":" + day;
        }
    }

    /** An agency's answers to the files of a profile that are due on one day. */
    record OfAnswers(ProfileId profile, LocalDate day, Instant due) implements Expected {
        @Override
        public String subject() {
            return "answers:" + profile + ":" + day;
        }
    }

    /** A fund's batch of a contribution period. @param agency to which it must bring lines; any, where empty */
    record OfBatch(FundId fund, Period period, Optional<AgencyCode> agency, Instant due) implements Expected {
        @Override
        public String subject() {
            return "batch:" + fund + ":" + period + agency.map(a -> ":" + a).orElse("");
        }
    }
}
