package org.songtor.cli.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.Inspection;
import org.songtor.layout.Layout;
import org.songtor.layout.ProfileForms;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/**
 * A file of a profile, taken apart: by its table record by record where a table says the profile, else as the document or answer
 * that its program reads.
 *
 * @param form the version that the file is of
 * @param problems of the table, and when it found none, of the profile's own program, such as a name that belongs to another file
 */
record FileParts(
        FormVersion form,
        String fileName,
        List<Inspection.Seen> records,
        Optional<Document> document,
        Optional<Answer> answer,
        List<Told> problems) {

    static FileParts read(Profiles profiles, AgencyFormat format, Part part, Path file) throws IOException {
        return read(profiles, format, part, String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    static FileParts read(Profiles profiles, AgencyFormat format, Part part, String name, byte[] content) {
        Optional<Layout> layout = profiles.book(format, part).map(book -> book.reading(content));
        List<Inspection.Seen> records = List.of();
        List<Told> problems = new ArrayList<>();
        FormVersion form = layout.map(l -> ProfileForms.of(part, l)).orElseGet(() -> newest(format, part));
        if (layout.isPresent()) {
            Inspection inspection = layout.get().inspect(content);
            records = inspection.records();
            inspection.problems().forEach(f -> problems.add(Told.of(f)));
        }
        Optional<Document> document = Optional.empty();
        Optional<Answer> answer = Optional.empty();
        if (problems.isEmpty()) {
            try {
                if (part == Part.ANSWER) {
                    answer = Optional.of(format.readAnswer(name, content));
                } else {
                    document = Optional.of(format.read(name, content));
                }
            } catch (FormatException e) {
                e.problems().forEach(p -> problems.add(Told.of(p)));
            }
        }
        boolean table = layout.isPresent();
        return new FileParts(
                form, name, records, table ? Optional.empty() : document, table ? Optional.empty() : answer, problems);
    }

    private static FormVersion newest(AgencyFormat format, Part part) {
        return format.versions().stream()
                .filter(v -> v.part() == part)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
