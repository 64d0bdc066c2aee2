package org.songtor.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.songtor.model.AgencyCode;
import org.songtor.model.Document;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt.Count;
import org.songtor.model.RemittanceLine;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;

/** Collects, by profile, the lines of a check that would go on, as they would stand in the agency's file. */
final class Outgoing {
    /** So many lines of a profile are kept: a file of more is shown by its first ones, and its size is not computed. */
    static final int MOST_LINES = 100_000;

    private static final int MOST_REFUSED = 10_000;

    private final TreeMap<ProfileId, File> files = new TreeMap<>();
    private final BiFunction<RemittanceLine, AgencyCode, Optional<String>> references;

    /** @param references gives a member's own number at an agency */
    Outgoing(BiFunction<RemittanceLine, AgencyCode, Optional<String>> references) {
        this.references = references;
    }

    /**
     * One file in the making.
     *
     * @param refused numbers of lines that do not go into it
     */
    static final class File {
        private final ProfileId profile;
        private final List<Document.Line> lines = new ArrayList<>();
        private final Set<Integer> refused = new HashSet<>();
        private Count all = Count.NONE;

        private File(ProfileId profile) {
            this.profile = profile;
        }

        ProfileId profile() {
            return profile;
        }

        List<Document.Line> lines() {
            return lines;
        }

        /** Lines of the whole file and their sum. */
        Count all() {
            return all;
        }

        boolean whole() {
            return all.lines() == lines.size();
        }

        boolean refused(int lineNo) {
            return refused.contains(lineNo);
        }
    }

    void take(CheckedLine line) {
        File file = files.computeIfAbsent(line.profile(), File::new);
        if (line.label() == Label.WAITING && line.raw() instanceof LineContent.Good good) {
            file.all = file.all.plus(good.line().amount());
            if (file.lines.size() < MOST_LINES) {
                file.lines.add(out(file, good.line()));
            }
        } else if (file.refused.size() < MOST_REFUSED) {
            file.refused.add(line.raw().lineNo());
        }
    }

    private Document.Line out(File file, RemittanceLine line) {
        return Document.Line.of(file.all.lines(), line, references.apply(line, file.profile.agency()));
    }

    /** Files that would be written, in the order of their profiles. */
    Collection<File> files() {
        return files.values().stream().filter(f -> f.all.lines() > 0).toList();
    }
}
