package org.songtor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songtor.intake.Intake;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.RosterStore;

/** Hands batches in, each of members nobody else has. */
final class HandIn {
    private final BenchGateway gateway;
    private final People people;
    private final BatchFiles files;
    private final Path folder;

    HandIn(BenchGateway gateway, SchemeCode scheme, Path folder) {
        this.gateway = gateway;
        this.people = new People(scheme);
        this.files = new BatchFiles(scheme);
        this.folder = folder;
    }

    /** @param first number of the first person */
    void batch(FundId fund, Period period, int first, int lines) throws IOException {
        gateway.bean(RosterStore.class).merge(fund, people.members(first, lines), "bench");
        Path csv = files.csv(folder.resolve(fund + "-" + first + ".csv"), fund, period.toString(), first, lines);
        Submission submission = new Submission(
                fund, "cli", csv.getFileName().toString(), Optional.empty(), csv, Sha256.of(Files.readAllBytes(csv)));
        if (!(gateway.bean(Intake.class).submit(submission) instanceof Intake.Taken.New)) {
            throw new IllegalStateException("no receipt for " + csv);
        }
        Files.delete(csv);
    }
}
