package org.songtor.match;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.model.Answer;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** What one event of a {@link Scene} says by its words. */
final class SceneWords {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private SceneWords() {}

    static final class Sent {
        FileState state = FileState.FROZEN;
        Optional<Instant> due = Optional.empty();
        Optional<LocalDate> dueOn = Optional.empty();
        Optional<LocalDate> deliveredOn = Optional.empty();
        LocalDate day = DAY;
        String name = "";
        final List<Satang> lines = new ArrayList<>();

        Optional<FundId> fund() {
            return name.isEmpty() ? Optional.empty() : Optional.of(new FundId("fund-" + Math.abs(name.hashCode())));
        }
    }

    record Paid(Satang amount, Satang fee, LocalDate day, String text) {}

    record Left(String name, Satang amount, String text) {}

    static Sent file(String[] words) {
        Sent file = new Sent();
        file.state = FileState.values()["ZGTDAU".indexOf(words[2].charAt(0))];
        file.due = when(words[2].charAt(1));
        for (int i = 3; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("!")) {
                file.dueOn = Optional.of(DAY);
                file.deliveredOn = word.equals("!?")
                        ? Optional.empty()
                        : Optional.of(DAY.plusDays(Long.parseLong(word.substring(1))));
            } else if (word.startsWith("on:")) {
                file.day = DAY.plusDays(Long.parseLong(word.substring(3)));
            } else if (word.startsWith("of:")) {
                file.name = word.substring(3).replace('_', ' ');
            } else {
                file.lines.add(baht(word));
            }
        }
        return file;
    }

    static Optional<Instant> when(char sign) {
        return switch (sign) {
            case '>' -> Optional.of(Scene.NOW.plus(Duration.ofHours(1)));
            case '=' -> Optional.of(Scene.NOW);
            case '<' -> Optional.of(Scene.NOW.minus(Duration.ofHours(1)));
            case '-' -> Optional.empty();
            default -> throw new IllegalArgumentException("when " + sign);
        };
    }

    static Answer.LineVerdict verdict(String what) {
        return Answer.LineVerdict.values()["BDNR".indexOf(what.charAt(0))];
    }

    static Satang booked(String what, Satang sent) {
        if (what.charAt(0) != 'B') {
            return Satang.ZERO;
        }
        return what.length() == 1 ? sent : baht(what.substring(1));
    }

    /** @param words in four, of which the last is the text */
    static Paid credit(String[] words) {
        String[] money = words[2].split("~");
        String text = words.length > 3 ? words[3] : "";
        LocalDate day = DAY;
        if (text.startsWith("on:")) {
            String[] parts = text.split(" +", 2);
            day = DAY.plusDays(Long.parseLong(parts[0].substring(3)));
            text = parts.length > 1 ? parts[1] : "";
        }
        return new Paid(baht(money[0]), money.length > 1 ? baht(money[1]) : Satang.ZERO, day, Damage.written(text));
    }

    static Decided decided(String[] words) {
        String[] money = words[4].split("/");
        return new Decided(
                DecisionKind.valueOf(words[2]),
                Label.valueOf(words[3]),
                baht(money[0]),
                baht(money[money.length - 1]),
                words.length > 5 ? when(words[5].charAt(0)) : Optional.empty(),
                Optional.empty(),
                words.length > 6 ? Optional.of(baht(words[6])) : Optional.empty());
    }

    static Decided stands(String[] words) {
        return new Decided(
                DecisionKind.FIRST_STANDS,
                Label.ALREADY_PAID,
                baht(words[2]),
                baht(words[2]),
                Optional.empty(),
                Optional.of(
                        Arrays.stream(words).skip(3).map(SceneWords::verdict).collect(Collectors.toSet())),
                Optional.empty());
    }

    /** Baht, with a point where there are satang. */
    static Satang baht(String baht) {
        return Satang.ofBaht(new BigDecimal(baht));
    }
}
