package org.songtor.intake;

import java.nio.file.Path;
import org.songtor.model.FundId;

/**
 * The folders of one fund, {@code home/intake/<fund>}: it puts files into {@code in}, finds receipts in {@code receipts}, and its files again in
 * {@code done}, or in {@code refused} where one was too large to be kept at all.
 */
record FundFolder(FundId fund, Path base) {
    static FundFolder of(Path home, FundId fund) {
        return new FundFolder(fund, home.resolve("intake").resolve(fund.value()));
    }

    Path in() {
        return base.resolve("in");
    }

    Path done() {
        return base.resolve("done");
    }

    Path receipts() {
        return base.resolve("receipts");
    }

    Path refused() {
        return base.resolve("refused");
    }
}
