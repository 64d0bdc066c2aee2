package org.songtor.answer;

import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;

/** Where something that arrived belongs: answers of a profile, or statements of an agency's collection account. */
public sealed interface Source {
    AgencyCode agency();

    record Answers(ProfileId profile) implements Source {
        @Override
        public AgencyCode agency() {
            return profile.agency();
        }

        @Override
        public String toString() {
            return profile.toString();
        }
    }

    /** @param format name of the statement's form */
    record Statements(AgencyCode agency, String format) implements Source {
        @Override
        public String toString() {
            return agency + "/statements";
        }
    }
}
