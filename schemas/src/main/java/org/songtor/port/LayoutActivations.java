package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;

/** Later versions of forms are put to use by two people: one proposes, another approves. Nothing here is ever taken back or changed. */
public interface LayoutActivations {

    /** Whether two people activated exactly this form; of a first version nothing is asked, and nothing is known. */
    boolean activated(FormVersion form);

    /** All proposals, newest first. */
    List<Proposal> all();

    /**
     * Proposes a form as it is now. The same form again, while nobody approved it, is the same proposal.
     *
     * @throws IllegalArgumentException for a first version, or a proposer without a name
     */
    Proposal propose(FormVersion form, String officer);

    /**
     * Approves a proposal. Approved already, nothing changes.
     *
     * @param form the form as it is now, which must be the one proposed
     * @throws IllegalStateException where the officer proposed it, the form has another hash by now, or there is no such proposal
     */
    Proposal approve(long id, FormVersion form, String officer);

    /** @param hash of the form as it was when proposed */
    record Proposal(
            long id,
            ProfileId profile,
            FormVersion.Part part,
            int version,
            Sha256 hash,
            String proposedBy,
            Instant proposedAt,
            Optional<Approval> approval) {

        /** Whether it is of this form, unchanged. */
        public boolean of(FormVersion form) {
            return profile.equals(form.info().id())
                    && part == form.part()
                    && version == form.info().version()
                    && hash.equals(form.hash());
        }
    }

    record Approval(String officer, Instant at) {}
}
