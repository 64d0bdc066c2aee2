package org.songtor.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.model.Answer;
import org.songtor.model.FileState;
import org.songtor.model.Satang;

/** The agency of the year: it answers in any order, late, twice, and not always right. */
final class YearsAgency {
    private final Dice dice;
    private final List<Sent> asked = new ArrayList<>();
    private final List<Consumer<Instant>> nextMonth = new ArrayList<>();
    private long arrival;

    YearsAgency(Dice dice) {
        this.dice = dice;
    }

    void takes(Sent file) {
        asked.add(file);
    }

    void takesLate(Sent file) {
        nextMonth.add(now -> answer(file));
    }

    /** An answer of this line only comes next month. */
    void later(Sent file, Sent.Line line) {
        nextMonth.add(now -> told(now, file, line));
    }

    /** Answers of this month, in any order. */
    void answer(Instant now) {
        Collections.shuffle(asked, dice.random());
        asked.forEach(this::answer);
        asked.clear();
        List<Consumer<Instant>> late = new ArrayList<>(nextMonth);
        nextMonth.clear();
        late.forEach(one -> one.accept(now));
    }

    private void answer(Sent file) {
        file.state = FileState.ANSWERED;
        if (dice.chance(2)) {
            file.verdicts.add(Answer.Verdict.FILE_REFUSED);
            file.plant();
            return;
        }
        file.verdicts.add(Answer.Verdict.PROCESSED);
        arrival++;
        file.lines.forEach(line -> said(file, line));
        if (dice.chance(5)) {
            arrival++;
            file.verdicts.add(Answer.Verdict.PROCESSED);
            file.lines.stream()
                    .filter(line -> line.said.size() == 1)
                    .forEach(line -> line.said.add(again(line.said.get(0))));
        }
    }

    /** The same, told again. */
    private Said again(Said said) {
        return new Said(said.verdict(), said.booked(), said.cause(), arrival);
    }

    private void said(Sent file, Sent.Line line) {
        switch (dice.below(60)) {
            case 0 -> wrong(line, Answer.LineVerdict.REFUSED, 0, Optional.empty());
            case 1 -> wrong(line, Answer.LineVerdict.REFUSED, 0, Optional.of(AgencyCause.WRONG_BILLER));
            case 2 -> wrong(line, Answer.LineVerdict.NOT_ELIGIBLE, 0, Optional.empty());
            case 3 -> wrong(line, Answer.LineVerdict.DUPLICATE, 0, Optional.of(AgencyCause.DUPLICATE));
            case 4 -> wrong(line, Answer.LineVerdict.BOOKED, line.satang - 25, Optional.empty());
            case 5 -> wrong(line, Answer.LineVerdict.BOOKED, line.satang, Optional.of(AgencyCause.DATE_MISMATCH));
            case 6 -> {
                booked(line);
                wrong(line, Answer.LineVerdict.BOOKED, line.satang, Optional.empty());
            }
            case 7 -> line.planted = true;
            case 8 -> later(file, line);
            default -> booked(line);
        }
    }

    /** An answer of that line only. Where delivery was given up, its deadlines are now. */
    private void told(Instant now, Sent file, Sent.Line line) {
        arrival++;
        file.due = Optional.of(file.due.orElse(now));
        file.state = FileState.ANSWERED;
        file.verdicts.add(Answer.Verdict.PROCESSED);
        booked(line);
    }

    private void booked(Sent.Line line) {
        line.said.add(new Said(Answer.LineVerdict.BOOKED, Satang.of(line.satang), Optional.empty(), arrival));
    }

    private void wrong(Sent.Line line, Answer.LineVerdict verdict, long booked, Optional<AgencyCause> cause) {
        line.said.add(new Said(verdict, Satang.of(booked), cause, arrival));
        line.planted = true;
    }
}
