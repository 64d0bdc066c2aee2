package org.songtor.cli.deliver;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;

/** What a command is about, as pages and lists print it: {@code F000012} or its number {@code 12}, {@code B000003}, {@code work:check:7}. */
sealed interface Target {
    record OfFile(FileId id) implements Target {}

    record OfBatch(BatchId id) implements Target {}

    record OfWork(String topic, long subject) implements Target {}

    Pattern WORK = Pattern.compile("work:([a-z0-9.-]{1,100}):([0-9]{1,15})");

    static Optional<Target> of(String printed) {
        Optional<FileId> file = FileId.parse(printed);
        if (file.isPresent()) {
            return file.map(OfFile::new);
        }
        Matcher work = WORK.matcher(printed);
        if (work.matches()) {
            return Optional.of(new OfWork(work.group(1), Long.parseLong(work.group(2))));
        }
        return BatchId.parse(printed).map(OfBatch::new);
    }
}
