package org.songtor.dispatch;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.Hours;
import org.songtor.model.ThaiDay;

/**
 * Why the program keeps a file here until a person lets it go.
 *
 * @param missed the last instant until which it was due; empty where the calendar does not know it
 * @param why for people, in Thai with years of the Buddhist era, and in English
 */
record Kept(Optional<Instant> missed, String why) {
    static Kept late(Instant missed) {
        ZonedDateTime at = missed.atZone(Hours.ZONE);
        String thai = "%s %02d:%02d".formatted(ThaiDay.of(at.toLocalDate()), at.getHour(), at.getMinute());
        return new Kept(
                Optional.of(missed),
                "เลยกำหนดส่งเมื่อ " + thai + " รอคนตัดสินใจ · missed its last cut-off " + at.toLocalDate() + " "
                        + at.toLocalTime() + ", a person decides");
    }

    static Kept unknown(CalendarException why) {
        return new Kept(
                Optional.empty(),
                "ปฏิทินของหน่วยงานบอกไม่ได้ว่าต้องส่งภายในวันใด รอคนตัดสินใจ · its last cut-off is not known, a person decides: "
                        + why.getMessage());
    }
}
