package org.songtor.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.Workbooks;
import org.springframework.stereotype.Component;

/** The workbooks of this step, for pages that know ports only. */
@Component
class FundWorkbooks implements Workbooks {
    private final MonthForm months;
    private final ReturnedBatch returned;

    FundWorkbooks(MonthForm months, ReturnedBatch returned) {
        this.months = months;
        this.returned = returned;
    }

    @Override
    public void month(FundId fund, Period period, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            months.write(fund, period, out);
        }
    }

    @Override
    public boolean returned(FundId fund, BatchId id, Path to) throws IOException {
        return returned.write(fund, id, to) == ReturnedBatch.Outcome.WRITTEN;
    }
}
