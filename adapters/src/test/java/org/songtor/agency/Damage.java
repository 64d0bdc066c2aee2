package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.port.FormatException;

/** What happens to files on their way, and how it must be told. */
final class Damage {
    private static final int FIRST_THAI = 0xA1;

    private Damage() {}

    /** Cut short, with something behind it, with bytes of no text, and where it has lines of text, with a line end of another kind. */
    static List<byte[]> ofBytes(byte[] good) {
        List<byte[]> all = new ArrayList<>();
        all.add(Arrays.copyOf(good, good.length - 30));
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        longer[good.length] = 'x';
        all.add(longer);
        for (int i = 0; i < good.length && isText(good); i++) {
            if ((good[i] & 0xFF) >= FIRST_THAI) {
                byte[] wrong = good.clone();
                wrong[i] = (byte) 0xFF;
                all.add(wrong);
                break;
            }
        }
        List<byte[]> records = records(good);
        if (records.size() > 2) {
            byte[] second = records.get(1);
            byte[] mixed = Arrays.copyOf(second, second.length - 1);
            mixed[mixed.length - 1] = '\n';
            records.set(1, mixed);
            all.add(joined(records));
        }
        return all;
    }

    /** The first two records and the last two in each other's place, a record left out, and the last one twice. Nothing for a file without lines. */
    static List<byte[]> ofRecords(byte[] good) {
        if (records(good).size() < 3) {
            return List.of();
        }
        List<byte[]> swapped = records(good);
        Collections.swap(swapped, 0, 1);
        List<byte[]> short1 = records(good);
        short1.remove(1);
        List<byte[]> endless = records(good);
        endless.remove(endless.size() - 1);
        List<byte[]> twice = records(good);
        twice.add(twice.get(twice.size() - 1));
        return List.of(joined(swapped), joined(short1), joined(endless), joined(twice));
    }

    /** A first problem that names the byte, counted from 1, and shows nobody's id. */
    static void isToldWithByte(ThrowingCallable reading, List<NationalId> persons) {
        Problem first = isTold(reading, persons);
        assertThat(first.found() + " " + first.expected()).as("%s", first).containsPattern("byte [1-9][0-9]*");
    }

    /** A first problem that names the record, or the figure of the whole file that is off. */
    static Problem isTold(ThrowingCallable reading, List<NationalId> persons) {
        FormatException refused = catchThrowableOfType(FormatException.class, reading);
        assertThat(refused).as("a damaged file was read").isNotNull();
        Ids.areNotShownBy(refused, persons);
        Problem first = refused.problems().get(0);
        assertThat(first.row() > 0 || !first.field().isEmpty()).as("%s", first).isTrue();
        return first;
    }

    private static boolean isText(byte[] content) {
        return content[0] != 'P' || content[1] != 'K';
    }

    private static List<byte[]> records(byte[] content) {
        List<byte[]> all = new ArrayList<>();
        if (!isText(content) || !new String(content, StandardCharsets.ISO_8859_1).endsWith("\r\n")) {
            return all;
        }
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                all.add(Arrays.copyOfRange(content, start, i + 1));
                start = i + 1;
            }
        }
        return all;
    }

    private static byte[] joined(List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.forEach(r -> out.write(r, 0, r.length));
        return out.toByteArray();
    }
}
