package org.songtor.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.songtor.share.ShareStatements.Signed;

/** Statement and signature together: made twice they would differ in their time, and the signature of one would not fit the other. */
final class ShareZip {
    private ShareZip() {}

    static byte[] of(Signed made) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, made.name(), made.json());
            put(zip, made.name() + ".p7s", made.signature());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is written", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
