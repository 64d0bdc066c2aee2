package org.songtor.intake;

import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;

/** What a check asks about the fund's earlier batches. */
interface Earlier {
    /** Where nothing came before, or nobody can be asked. */
    Earlier NONE = new Earlier() {
        @Override
        public boolean has(FundId fund, BatchId batch) {
            return false;
        }

        @Override
        public Optional<BatchId> alike(FundId fund, Sha256 fingerprint, BatchId not) {
            return Optional.empty();
        }
    };

    /** Whether the fund has a batch of this number that was checked. */
    boolean has(FundId fund, BatchId batch);

    /** The fund's first batch with these payments that was not refused, other than {@code not}. */
    Optional<BatchId> alike(FundId fund, Sha256 fingerprint, BatchId not);

    static Earlier of(BatchStore batches) {
        return new Earlier() {
            @Override
            public boolean has(FundId fund, BatchId batch) {
                return batches.receipt(batch).filter(r -> r.fund().equals(fund)).isPresent();
            }

            @Override
            public Optional<BatchId> alike(FundId fund, Sha256 fingerprint, BatchId not) {
                return batches.sameFingerprint(fund, fingerprint, not);
            }
        };
    }
}
