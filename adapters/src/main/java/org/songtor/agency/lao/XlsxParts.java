package org.songtor.agency.lao;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.Utf8;

/**
 * The parts of a workbook in their zip. Written without compression and with one fixed time: another version of zlib would give other bytes for the
 * same sheet. Read with bounds on number and size; every part is read, so that its checksum is.
 */
final class XlsxParts {
    private static final int MOST_PARTS = 100;
    /** Not the first moment of 1980, which Java takes for "earlier" and then notes in the machine's own time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final byte[] END = {'P', 'K', 5, 6};
    /** What stands behind those four; a comment, which no spreadsheet program writes, would follow. */
    private static final int END_REST = 18;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    void add(String name, String text) throws FormatException {
        parts.put(name, Utf8.encode(text));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(stored(part.getKey(), part.getValue()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }

    /** A zip ends with its directory's end: reading goes from the front and would not miss a tail that was cut or put on. */
    private static void requireEnd(byte[] content) throws FormatException {
        int end = content.length - END.length - END_REST;
        if (end < 0 || !Arrays.equals(content, end, end + END.length, END, 0, END.length)) {
            String due = "a workbook that opens (byte " + (content.length + 1) + ")";
            throw Refusal.badRecord(0, "workbook", "no end of a zip where the file ends", due);
        }
    }

    /** @throws FormatException for what is no zip, is damaged, holds a part twice, or unpacks beyond its bounds */
    static Map<String, byte[]> read(byte[] content) throws FormatException {
        requireEnd(content);
        Map<String, byte[]> parts = new HashMap<>();
        int room = Utf8.MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(room + 1);
                room -= part.length;
                if (room < 0 || parts.size() >= MOST_PARTS || parts.put(entry.getName(), part) != null) {
                    throw Refusal.badRecord(0, "workbook", "too large, or a part twice", "an honest workbook");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.badRecord(0, "workbook", "a damaged zip", "a workbook that opens");
        }
        if (parts.isEmpty()) {
            throw Refusal.badRecord(0, "workbook", "no zip", "an .xlsx workbook");
        }
        return parts;
    }
}
