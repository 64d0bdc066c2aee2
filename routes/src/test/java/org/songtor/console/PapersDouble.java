package org.songtor.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.items.Attachment;
import org.songtor.items.Note;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;

/** Notes and papers beside items, in memory. */
final class PapersDouble {
    private final Map<Long, List<Note>> notes = new HashMap<>();
    private final Map<Long, List<Attachment>> papers = new HashMap<>();
    private final Map<Long, byte[]> bytes = new HashMap<>();

    List<Note> notes(long item) {
        return notes.getOrDefault(item, List.of());
    }

    List<Attachment> of(long item) {
        return papers.getOrDefault(item, List.of());
    }

    byte[] bytes(long attachment) {
        return bytes.get(attachment);
    }

    void note(long item, Note note) {
        if (note.text().isBlank()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        notes.computeIfAbsent(item, i -> new ArrayList<>()).add(note);
    }

    Attachment keep(long item, String login, String name, byte[] content) {
        if (content.length > FileKind.LARGEST) {
            throw new DeskException(Why.TOO_LARGE);
        }
        FileKind kind = FileKind.of(content).orElseThrow(() -> new DeskException(Why.WRONG_TYPE));
        Attachment kept = new Attachment(bytes.size() + 1L, name, kind, content.length, login, ReviewDouble.NOW);
        bytes.put(kept.id(), content);
        papers.computeIfAbsent(item, i -> new ArrayList<>()).add(kept);
        return kept;
    }

    void empty() {
        notes.clear();
        papers.clear();
        bytes.clear();
    }
}
