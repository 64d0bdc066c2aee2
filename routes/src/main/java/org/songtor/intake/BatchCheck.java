package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.BatchHeader;
import org.songtor.model.Catalogue;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Severity;
import org.songtor.port.BatchReader;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.FormatException;
import org.songtor.port.RosterStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks one received batch: file, form, header and totals first, each of which refuses the whole; then every line by the rules, where
 * good lines go on. Writes nothing; the same bytes, roster and day give the same result.
 */
@Component
public class BatchCheck {
    private static final int HEAD = 512;

    private final List<BatchReader> readers;
    private final Catalogue catalogue;
    private final RosterStore rosters;
    private final SongtorSettings.Intake limits;
    private final Clock clock;
    private final Judgement judgement;

    @Autowired
    BatchCheck(
            List<BatchReader> readers,
            Catalogue catalogue,
            Formats formats,
            RosterStore rosters,
            SongtorSettings settings,
            Clock clock) {
        this(readers, catalogue, new Rules(catalogue, formats::of), rosters, settings.intake(), clock);
    }

    BatchCheck(
            List<BatchReader> readers,
            Catalogue catalogue,
            Rules rules,
            RosterStore rosters,
            SongtorSettings.Intake limits,
            Clock clock) {
        this.readers = readers;
        this.catalogue = catalogue;
        this.rosters = rosters;
        this.limits = limits;
        this.clock = clock;
        this.judgement = new Judgement(catalogue, rules);
    }

    /**
     * @param content the original bytes
     * @throws IOException where the file could not be read for a reason outside it; the batch still waits then
     */
    public CheckedBatch check(Received batch, Path content) throws IOException {
        Sheet sheet = new Sheet(new LineParser(catalogue), limits.mostLines());
        List<Problem> fatal = new ArrayList<>(read(content, sheet));
        Optional<BatchHeader> header = Optional.empty();
        if (fatal.isEmpty()) {
            HeaderCheck check = new HeaderCheck(catalogue, sheet);
            header = check.check(batch.fund());
            fatal.addAll(check.problems());
        }
        fatal.addAll(ofLines(sheet));
        Verdict verdict = new Verdict(batch, header, sheet);
        if (!fatal.isEmpty() || header.isEmpty()) {
            return verdict.refused(fatal);
        }
        Surroundings around = Surroundings.of(
                catalogue.fund(batch.fund()).orElseThrow(),
                LocalDate.now(clock),
                rosters.active(batch.fund()),
                rosters.paid(batch.fund(), header.get().period()),
                judgement.good(sheet.lines()));
        return verdict.checked(judgement.judge(sheet.lines(), header.get().period(), around));
    }

    /** Everything that keeps the table from being read whole; then its totals are not looked at. */
    private List<Problem> read(Path content, Sheet sheet) throws IOException {
        long size = Files.size(content);
        if (size == 0) {
            return List.of(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "0 bytes", "a list of payments"));
        }
        if (size > limits.largest()) {
            return List.of(Problem.ofFile(
                    ProblemCode.FILE_TOO_LARGE, "", size + " bytes", "at most " + limits.largest() + " bytes"));
        }
        Optional<BatchReader> reader = reader(content);
        if (reader.isEmpty()) {
            String names =
                    String.join(", ", readers.stream().map(BatchReader::name).toList());
            return List.of(Problem.ofFile(ProblemCode.UNKNOWN_FORMAT, "", "", names));
        }
        try {
            reader.get().read(content, sheet);
        } catch (FormatException e) {
            return e.problems();
        }
        if (sheet.fatal().isEmpty() && sheet.submitted() == 0) {
            return List.of(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "0 lines", "a list of payments"));
        }
        return sheet.fatal();
    }

    private Optional<BatchReader> reader(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            byte[] head = in.readNBytes(HEAD);
            return readers.stream().filter(r -> r.recognises(head)).findFirst();
        }
    }

    private static List<Problem> ofLines(Sheet sheet) {
        return sheet.lines().stream()
                .flatMap(l -> l.problems().stream())
                .filter(p -> p.severity() == Severity.REFUSE_BATCH)
                .limit(ProblemList.MOST)
                .toList();
    }
}
