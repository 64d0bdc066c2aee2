package org.songtor.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.songtor.model.FundId;

/**
 * The folders of one fund, {@code home/intake/<fund>}: it puts files into {@code in}, finds receipts in {@code receipts}, and its files again in
 * {@code done}, or in {@code refused} where one was too large to be kept at all, or was no file.
 */
public record FundFolder(FundId fund, String channel, Path base) {
    /** Bytes of a name, so that a receipt's name holds all of it. */
    public static final int LONGEST_NAME = 210;

    static FundFolder of(Path home, FundId fund) {
        return new FundFolder(fund, "folder", home.resolve("intake").resolve(fund.value()));
    }

    /** The same folders for what came by SFTP, apart from those that people and programs of this machine write to. */
    public static FundFolder sftp(Path home, FundId fund) {
        return new FundFolder(
                fund, "sftp", home.resolve("intake").resolve(fund.value()).resolve("sftp"));
    }

    /** Whole files, each to be submitted. */
    public Path in() {
        return base.resolve("in");
    }

    Path done() {
        return base.resolve("done");
    }

    public Path receipts() {
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
