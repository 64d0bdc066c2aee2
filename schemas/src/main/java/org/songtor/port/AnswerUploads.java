package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;

/** Answers and statements of agencies that give them to a person. With the agency's signature they go the way of every other; without one two people vouch. */
public interface AnswerUploads {
    /** Larger files are not taken, in bytes. */
    int LARGEST = 64 * 1024 * 1024;

    /**
     * @param signature the agency's; without one the upload waits for another officer
     * @throws IllegalArgumentException for an agency or profile that nobody carries by hand, a name no file may have, or too many bytes
     * @throws FormNotUsedException where it is signed, and its form waits for our own people; nothing of it is kept
     */
    Result upload(Place place, String name, byte[] content, Optional<byte[]> signature, String officer);

    /** Uploads without a signature about which nobody decided, oldest first. */
    List<Upload> waiting();

    /**
     * Takes it, and says that two people vouched for it: both, or where anything fails, neither, and it waits on.
     *
     * @throws IllegalStateException where the officer uploaded it, somebody decided already, or there is no such upload
     * @throws FormNotUsedException where its form waits for our own people
     */
    Result approve(long upload, String officer);

    /** @throws IllegalStateException where somebody decided already */
    void withdraw(long upload, String officer);

    enum Result {
        /** Read and applied, or known before. */
        APPLIED,
        /** Kept with its problems; nothing of it was applied. */
        REJECTED,
        /** Kept; another officer has to approve. */
        WAITS
    }

    /** Where it belongs: a profile's answers, or the statements of an agency's account. */
    record Place(AgencyCode agency, Optional<String> profile) {
        public Optional<ProfileId> answers() {
            return profile.map(name -> new ProfileId(agency, name));
        }
    }

    record Upload(long id, Place place, String name, Sha256 sha256, String by, Instant at) {}

    /** Where uploads without a signature are kept until another officer decided. */
    interface Store {
        /** The same bytes for the same place that wait already are not kept twice. */
        Upload keep(Place place, String name, byte[] content, String officer);

        List<Upload> waiting();

        /**
         * One transaction around the approval and {@code use}: what {@code use} throws leaves the upload as it was.
         *
         * @throws IllegalStateException as {@link AnswerUploads#approve}
         */
        <T> T approve(long upload, String officer, Function<Kept, T> use);

        /** @throws IllegalStateException as {@link AnswerUploads#withdraw} */
        void withdraw(long upload, String officer);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    record Kept(Upload upload, byte[] content) {}
}
