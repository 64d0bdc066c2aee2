package org.songtor.model;

import java.time.Month;
import java.util.List;

/** Months as people write them in Thai: whole, {@code มกราคม}, and short, {@code ม.ค.} with dots or without. */
public final class ThaiMonths {
    private static final List<String> WHOLE = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");
    private static final List<String> SHORT =
            List.of("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค");

    private ThaiMonths() {}

    /** Whole. */
    public static String name(Month month) {
        return WHOLE.get(month.getValue() - 1);
    }

    /** @return 1 to 12; 0 for a word that is no month */
    public static int number(String word) {
        int whole = WHOLE.indexOf(word);
        return 1 + (whole >= 0 ? whole : SHORT.indexOf(word.replace(".", "")));
    }
}
