package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;

/** What of a signed file is whose. */
public interface FileShares {
    /** A signed file by its name, its payment reference or its number. */
    Optional<FileId> find(String file);

    /** The file with the shares that the viewer may see; empty where it is not signed or the viewer has none in it. */
    Optional<Whose> whose(Viewer viewer, FileId id);

    /** Every line of every fund, in order, its person opened: for proofs made by the program and shown to nobody. */
    List<Line> lines(FileId id);

    record Whose(
            FileId id,
            ProfileId profile,
            String name,
            Sha256 sha256,
            PaymentReference reference,
            Period period,
            List<Share> shares) {}

    /** Positions from {@code first} to {@code last}, counted from 1, are this fund's. */
    record Share(FundId fund, int first, int last, Satang amount) {}

    /** @param lineNo in the batch */
    record Line(
            int position,
            FundId fund,
            BatchId batch,
            int lineNo,
            NationalId person,
            SchemeCode scheme,
            Satang amount) {}
}
