package org.songtor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Hours;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.port.Hold;

/** The board as people read it: Thai first with Buddhist years, English beside it. */
final class CalendarText {
    private static final int ERA = 543;
    private static final Locale THAI = Locale.forLanguageTag("th");
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final String STUCK = "ไม่ไปต่อเอง รอคนตัดสินใจ WAITS FOR A PERSON";
    private static final String TO_CARRY = "รอคนถือไปส่งและยืนยันการส่งมอบ WAITS TO BE CARRIED";
    /** A file that does not go on by itself has words of its own. */
    private static final Map<Standing, String> WORDS = Map.of(
            Standing.ANY_TIME, "ส่งได้ทุกเวลา at any time",
            Standing.WILL_MAKE_IT, "จะทัน will make it",
            Standing.IN_DANGER, "อาจไม่ทัน IN DANGER",
            Standing.WILL_MISS, "จะไม่ทัน WILL MISS",
            Standing.MISSED, "ไม่ทันแล้ว MISSED",
            Standing.UNKNOWN, "ยังบอกไม่ได้ UNKNOWN");

    private final PrintWriter out;
    private final Instant at;

    CalendarText(PrintWriter out, Instant at) {
        this.out = out;
        this.at = at;
    }

    void print(List<Lane> lanes) {
        out.printf("ปฏิทินนำส่ง Cut-offs · %s%n", moment(at));
        for (Lane lane : lanes) {
            out.printf("%n%s  %s%n", lane.profile(), head(lane));
            lane.rows().forEach(this::print);
            if (lane.more() > 0) {
                out.printf("  และอีก %1$d รายการ · and %1$d more%n", lane.more());
            }
            if (!lane.whole()) {
                out.printf("  ยังไม่ได้ดูทุกรายการ จึงบอกไม่ได้ว่าทันทั้งหมดหรือไม่ · NOT ALL WERE LOOKED AT%n");
            }
        }
        out.flush();
    }

    private String head(Lane lane) {
        if (!lane.why().isEmpty()) {
            return "ยังบอกไม่ได้ UNKNOWN: " + lane.why();
        }
        return lane.window().map(this::head).orElse("รับได้ทุกเวลา at any time");
    }

    private String head(Window window) {
        return "หมดเขต cut-off " + moment(window.cutoff())
                + (window.isOpen(at)
                        ? " · เหลือ left " + left(window.cutoff())
                        : " · เปิด opens " + moment(window.opens()));
    }

    private String words(Row row) {
        if (row.pending().carried() && row.countdown().standing() == Standing.WILL_MAKE_IT) {
            return "ยังมีเวลาถือไปส่ง still time to carry it";
        }
        return switch (row.countdown().standing()) {
            case AGAIN -> "รอลองใหม่ FAILED, is tried again " + next(row);
            case PAUSED ->
                "ยังไม่ได้ลองส่ง หน่วยงานนี้ส่งไม่สำเร็จหลายครั้ง พักการส่งถึง NOT TRIED YET, sending to this agency failed and pauses until "
                        + next(row);
            default -> Objects.requireNonNull(WORDS.get(row.countdown().standing()));
        };
    }

    private static String next(Row row) {
        return moment(row.pending().next().orElseThrow());
    }

    private void print(Row row) {
        out.printf(
                "  %s  %s  %s  %s  %d รายการ lines  %s บาท%s%s%s%n",
                row.countdown().standing() == Standing.STUCK ? stuck(row) : words(row),
                row.pending().batch().map(Object::toString).orElse("-"),
                row.pending().fund().map(Object::toString).orElse("-"),
                row.pending().period(),
                row.pending().lines(),
                row.pending().amount().toBaht(),
                row.pending().name().isEmpty() ? "" : "  " + row.pending().name(),
                row.countdown()
                        .due()
                        .map(d -> "  หมดเขต by " + moment(d))
                        .orElse(row.countdown().why()),
                row.pending().stuck() && row.countdown().standing() != Standing.STUCK ? "  " + stuck(row) : "");
    }

    private static String stuck(Row row) {
        return row.pending().carried()
                ? TO_CARRY
                : row.pending().held().map(CalendarText::held).orElse(STUCK);
    }

    private static String held(Hold hold) {
        String who =
                switch (hold.kind()) {
                    case FILE, BATCH -> "พักไว้ HELD";
                    case AGENCY -> "หยุดส่งให้หน่วยงานนี้ AGENCY IS STOPPED";
                    case ALL -> "หยุดส่งทุกหน่วยงาน EVERYTHING IS STOPPED";
                };
        return who + " ตั้งแต่ since " + moment(hold.since()) + ": " + hold.reason() + " · " + STUCK;
    }

    /** {@code ศุกร์ 20 พ.ย. 2569 16:00 (Fri 20 Nov 2026 16:00)}. */
    static String moment(Instant at) {
        ZonedDateTime there = at.atZone(Hours.ZONE);
        String day = there.getDayOfWeek().getDisplayName(TextStyle.FULL, THAI).replace("วัน", "");
        String month = there.getMonth().getDisplayName(TextStyle.SHORT, THAI);
        return "%s %d %s %d %02d:%02d (%s)"
                .formatted(
                        day,
                        there.getDayOfMonth(),
                        month,
                        there.getYear() + ERA,
                        there.getHour(),
                        there.getMinute(),
                        ENGLISH.format(there));
    }

    private String left(Instant until) {
        Duration left = Duration.between(at, until);
        return "%d:%02d".formatted(left.toHours(), left.toMinutesPart());
    }
}
