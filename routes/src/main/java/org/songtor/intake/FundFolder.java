package org.songtor.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.songtor.model.FundId;

/**
 * The folders of one fund, {@code home/intake/<fund>}: it puts files into {@code in}, finds receipts in {@code receipts}, and its files again in
 * {@code done}, or in {@code refused} where one was too large to be kept at all, or was no file.
 */
record FundFolder(FundId fund, Path base) {
    private static final int LONGEST_NAME = 210;

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

    Path roster() {
        return base.resolve("roster.csv");
    }

    Path refused() {
        return base.resolve("refused");
    }

    /**
     * The start of a file's name, so short that what is put before and behind it still fits: file systems hold 255 bytes of a name, and a Thai
     * letter takes three.
     */
    static String shortName(Path file) {
        String name = file.getFileName().toString();
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
