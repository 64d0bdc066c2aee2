package org.songtor.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The same workbook with one time in all its places, so that the same form gives the same bytes. */
final class Fixed {
    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Fixed() {}

    static void copy(Path book, OutputStream to) throws IOException {
        ZipOutputStream out = new ZipOutputStream(to);
        try (ZipFile in = new ZipFile(book.toFile())) {
            for (ZipEntry part : Collections.list(in.entries())) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(WHEN);
                out.putNextEntry(copy);
                try (InputStream content = in.getInputStream(part)) {
                    if (part.getName().equals("docProps/core.xml")) {
                        out.write(dated(content.readAllBytes()));
                    } else {
                        content.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
        out.finish();
        to.flush();
    }

    private static byte[] dated(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll(">\\d{4}-\\d{2}-\\d{2}T[^<]*<", ">" + WHEN + ":00Z<")
                .getBytes(StandardCharsets.UTF_8);
    }
}
