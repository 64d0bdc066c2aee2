package org.songtor.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** Synthetic people and documents for format tests. Everything follows from numbers, so that a failure can be repeated. */
public final class FormatSamples {
    public static final List<String> TITLES = List.of("นาย", "นาง", "นางสาว");
    private static final List<String> FIRST = List.of(
            "สมชาย", "บุญมี", "น้ำอ้อย", "ก้องเกียรติ", "ปิ่นแก้ว", "เพ็ญศรี", "จ๋า", "ศรีนวล", "อุ่นเรือน", "คำปัน");
    private static final List<String> LAST = List.of(
            "ใจดี", "วงศ์ใหญ่", "ดอกคำใต้", "แก้วมณี", "ปัญญาดี", "เชื้อเมืองพาน", "ณ เวียง", "สุขสำราญ", "ไชยวงค์");

    private FormatSamples() {}

    /** A valid synthetic national id with this running number, 0 to 99,999,999,999. */
    public static NationalId person(long number) {
        String twelve = "9%011d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    /** A Thai name with tone marks. */
    public static PersonName name(Random random) {
        return new PersonName(pick(TITLES, random), pick(FIRST, random), pick(LAST, random));
    }

    public static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    public static Document.Header header(int number, String payerName, String payerNumber, Document.Payee payee) {
        return new Document.Header(
                PaymentReference.ofNumber(number),
                number,
                Period.of("2569-11"),
                LocalDate.of(2026, 11, 21),
                new Fund.Payer(payerName, payerNumber, "000000"),
                payee);
    }

    public static Document.Line line(int position, NationalId person, PersonName name, String scheme, long satang) {
        return new Document.Line(position, person, name, SchemeCode.of(scheme), Satang.of(satang), Optional.empty());
    }

    /** The same document with each name in one part, as a form with one field for it gives it back. */
    public static Document wholeNames(Document written) {
        return new Document(
                written.header(),
                written.lines().stream()
                        .map(l -> new Document.Line(
                                l.position(),
                                l.person(),
                                new PersonName("", l.name().full(), ""),
                                l.scheme(),
                                l.amount(),
                                Optional.empty()))
                        .toList());
    }

    /** The document with these lines numbered from 1. */
    public static Document document(Document.Header header, int lines, IntFunction<Document.Line> make) {
        return new Document(
                header, IntStream.rangeClosed(1, lines).mapToObj(make).toList());
    }

    /** The bytes with one of them changed to each of a few others, cut at many places, and with something appended. */
    public static List<byte[]> damaged(byte[] good, Random random) {
        List<byte[]> all = new ArrayList<>();
        int step = Math.max(1, good.length / 3000);
        for (int i = 0; i < good.length; i += step) {
            all.add(Arrays.copyOf(good, i));
            all.add(changed(good, i, (byte) (good[i] ^ 1)));
            all.add(changed(good, i, (byte) random.nextInt(256)));
        }
        for (String tail : List.of("\r\n", "\n", " ", "x", "0", "\u001a", "\u0000")) {
            byte[] longer = Arrays.copyOf(good, good.length + tail.length());
            longer[longer.length - 1] = (byte) tail.charAt(tail.length() - 1);
            longer[good.length] = (byte) tail.charAt(0);
            all.add(longer);
        }
        byte[] twice = Arrays.copyOf(good, good.length * 2);
        System.arraycopy(good, 0, twice, good.length, good.length);
        all.add(twice);
        all.removeIf(bytes -> Arrays.equals(bytes, good));
        return all;
    }

    private static byte[] changed(byte[] good, int at, byte to) {
        byte[] copy = good.clone();
        copy[at] = to;
        return copy;
    }
}
