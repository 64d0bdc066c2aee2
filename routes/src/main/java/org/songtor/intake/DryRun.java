package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.CheckOnly;
import org.springframework.stereotype.Component;

/** The same check as of a batch that was handed in, with nothing claimed before it and nothing kept after it. */
@Component
public class DryRun implements CheckOnly {
    /** A batch that is not there has no number; the store's begin at 1. */
    private static final BatchId NONE = new BatchId(0);

    private final BatchCheck check;

    DryRun(BatchCheck check) {
        this.check = check;
    }

    @Override
    public Result check(FundId fund, String sourceName, Path file) throws IOException {
        Received received = new Received(NONE, fund, sourceName, sha256(file), check.clock.instant(), Optional.empty());
        CheckRun run = check.run(received, file);
        Outgoing outgoing = new Outgoing(run::reference);
        run.lines(outgoing::take);
        CheckedBatch result = run.result();
        Receipt r = result.receipt();
        return new Result(
                result.state(),
                result.header(),
                r.submitted(),
                r.accepted(),
                r.held(),
                r.refused(),
                r.problemCount(),
                r.problems(),
                result.state() == BatchState.REFUSED
                        ? List.of()
                        : previews(outgoing, result, result.header().orElseThrow()));
    }

    private List<Preview> previews(Outgoing outgoing, CheckedBatch result, BatchHeader header) {
        PreviewFile file = new PreviewFile(check.catalogue, check.formats, check.clock, header);
        return outgoing.files().stream()
                .map(out -> file.of(out, result.problems()))
                .toList();
    }

    private static Sha256 sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }
}
