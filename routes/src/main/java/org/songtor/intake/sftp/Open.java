package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a handle stands for. Closing it here submits nothing: so ends what was open when a connection was cut. */
sealed interface Open extends AutoCloseable {

    @Override
    void close() throws IOException;

    record Writing(Place.Upload place, Upload upload) implements Open {
        @Override
        public void close() throws IOException {
            upload.close();
        }
    }

    record Reading(FileChannel channel) implements Open {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The names as they were when the folder was opened. */
    record Listing(Iterator<Entry> entries) implements Open {
        /** So many names at a time: the longest fill 40,000 bytes of a message, which may have 256 KB. */
        private static final int AT_ONCE = 64;

        static Listing ofReceipts(Path folder) throws IOException {
            List<Entry> entries = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
                for (Path file : files) {
                    entries.add(new Entry(String.valueOf(file.getFileName()), receipt(file)));
                }
            }
            return new Listing(entries.iterator());
        }

        List<Entry> next() {
            List<Entry> some = new ArrayList<>();
            while (some.size() < AT_ONCE && entries.hasNext()) {
                some.add(entries.next());
            }
            return some;
        }

        @Override
        public void close() {
            // Nothing of the folder is held open.
        }
    }

    /** A receipt as it is now. */
    static Facts receipt(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Refused.missing();
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Facts.receipt(now.size(), now.lastModifiedTime());
    }
}
