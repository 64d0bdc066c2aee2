package org.songtor.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.songtor.items.Decision;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;

/** Days, times, money and numbers as a reader writes them: Buddhist years, baht with separators. */
public interface FigureWords extends Says {
    /** From the common era to the Buddhist one. */
    int ERA = 543;

    /** Thailand's. */
    ZoneId zone();

    /** {@code 21 พ.ย. 2569 14:05}, in Thailand's time. */
    default String time(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone());
        return "%s %02d:%02d".formatted(day(local.toLocalDate()), local.getHour(), local.getMinute());
    }

    /** {@code 14:05:09}, for what begins within a day. */
    default String clock(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone());
        return "%02d:%02d:%02d".formatted(local.getHour(), local.getMinute(), local.getSecond());
    }

    /** {@code 21 พ.ย. 2569}. */
    default String day(LocalDate local) {
        String year = thai() ? "%d" : "BE %d";
        return local.getDayOfMonth() + " " + say("month.short." + local.getMonthValue()) + " "
                + year.formatted(local.getYear() + ERA);
    }

    /** {@code ศุกร์ 20 พ.ย. 2569 16:00}. */
    default String moment(Instant at) {
        return say("weekday."
                        + LocalDateTime.ofInstant(at, zone()).getDayOfWeek().getValue()) + " " + time(at);
    }

    /** {@code 2 วัน 3 ชั่วโมง 5 นาที}; less than a minute is none. */
    default String left(Instant from, Instant until) {
        Duration left = Duration.between(from, until);
        String days = left.toDays() == 0 ? "" : say("left.days", count(left.toDays())) + " ";
        String hours = left.toHours() == 0 ? "" : say("left.hours", "" + left.toHoursPart()) + " ";
        return days + hours + say("left.minutes", "" + left.toMinutesPart());
    }

    /** {@code 1 ธ.ค.}, of every year. */
    default String day(MonthDay day) {
        return day.getDayOfMonth() + " " + say("month.short." + day.getMonthValue());
    }

    /** {@code พฤศจิกายน 2569}. */
    default String period(Optional<Period> period) {
        return period.map(p -> say("period.of", say("month." + p.month().getMonthValue()), "" + p.buddhistYear()))
                .orElseGet(() -> say("period.unknown"));
    }

    /** {@code พฤศจิกายน 2569}. */
    default String period(Period period) {
        return period(Optional.of(period));
    }

    /** {@code 25,700.00 บาท}. */
    default String money(Satang amount) {
        long whole = Math.abs(amount.value() / 100);
        long rest = Math.abs(amount.value() % 100);
        String sign = amount.value() < 0 ? "-" : "";
        return say("money.baht", sign + String.format(Locale.ROOT, "%,d.%02d", whole, rest));
    }

    /** {@code ยอมรับ 40.00 บาท จากที่ส่ง 144.00 บาท ส่วนต่าง 104.00 บาท}. */
    default String accepts(Accepted of) {
        return say(
                of.asSent() ? "accepts.sent" : of.bothWays() ? "accepts.lines" : "accepts",
                money(of.accepted()),
                money(of.sent()),
                money(of.difference()));
    }

    /** What people sign: what moves, and of an agency's amount that amount, of how much. */
    default String signs(Decision decision) {
        return decision.accepts().map(this::accepts).orElseGet(() -> money(decision.amount()));
    }

    /** {@code 25,700}. */
    default String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 24.3 MB}. */
    default String size(long bytes) {
        return bytes < 1 << 20
                ? say("size.kb", count((bytes + 1023) >> 10))
                : say("size.mb", count((bytes + (1 << 20) - 1) >> 20));
    }
}
