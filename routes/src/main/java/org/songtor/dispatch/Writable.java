package org.songtor.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FileGroups;
import org.songtor.port.FileStore;
import org.songtor.port.FormatException;

/**
 * Whether lines can be written, found out by writing them: their check at intake may be weeks old, and a roster, a form or an account has changed since. All at
 * once first, and one by one only where that fails. Where none fails alone, what is wrong is no line's, and writing the file tells it.
 */
final class Writable implements FileGroups.Fit {
    private final AgencyFormat format;
    private final ProfileId profile;
    private final Documents documents;
    private final LocalDate date;

    Writable(AgencyFormat format, ProfileId profile, Documents documents, LocalDate date) {
        this.format = format;
        this.profile = profile;
        this.documents = documents;
        this.date = date;
    }

    @Override
    public Map<Integer, String> unfit(Period period, List<Document.Line> lines) {
        Map<Integer, String> unfit = new TreeMap<>();
        if (refusal(period, lines).isPresent()) {
            for (Document.Line line : lines) {
                refusal(period, List.of(first(line))).ifPresent(why -> unfit.put(line.position(), why));
            }
        }
        return unfit;
    }

    /** The number and the reference are of nobody: nothing of this leaves. */
    private Optional<String> refusal(Period period, List<Document.Line> lines) {
        try {
            format.write(documents.of(new FileStore.Frozen(
                    new FileId(1), Optional.empty(), profile, PaymentReference.ofNumber(1), 1, period, date, lines)));
            return Optional.empty();
        } catch (FormatException e) {
            return Optional.of(
                    e.problems().stream().map(Writable::word).distinct().collect(Collectors.joining("; ")));
        }
    }

    private static String word(Problem problem) {
        return problem.code().code() + " " + problem.field();
    }

    private static Document.Line first(Document.Line line) {
        return new Document.Line(
                1,
                line.person(),
                line.name(),
                line.scheme(),
                line.amount(),
                line.wages(),
                line.shares(),
                line.agencyReference());
    }
}
