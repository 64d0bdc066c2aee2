package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;

/** Workbooks that a fund's people fill in. They hold national ids in clear. */
public interface Workbooks {
    /** The form of a month, from the fund's roster and schemes. */
    void month(FundId fund, Period period, Path to) throws IOException;

    /**
     * What the fund has to mend of its own batch, as it stood in its file.
     *
     * @return false where there is nothing to mend, the batch is still being checked, or the fund has no such batch; nothing was written then
     */
    boolean returned(FundId fund, BatchId id, Path to) throws IOException;
}
