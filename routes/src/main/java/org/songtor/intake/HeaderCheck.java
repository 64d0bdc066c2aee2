package org.songtor.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Shown;

/**
 * The batch's own words against its lines. Count and total are over all lines as submitted, bad ones too, because that is what the
 * fund added up. One amount that cannot be read leaves nothing to compare the total with, so the batch is refused: to pass on the
 * rest would mean trusting a list whose control does not hold.
 */
final class HeaderCheck {
    private static final int MOST_AHEAD = 12;

    private final Catalogue catalogue;
    private final Survey sheet;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    HeaderCheck(Catalogue catalogue, Survey sheet, LocalDate today) {
        this.catalogue = catalogue;
        this.sheet = sheet;
        this.today = today;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The header where it can be read; what is wrong with it or with the totals is in {@link #problems}. */
    Optional<BatchHeader> check(FundId sender) {
        boolean fund = fund(sender);
        Optional<Period> period = period();
        Optional<Integer> count = count();
        Optional<Satang> total = total();
        return fund && period.isPresent() && count.isPresent() && total.isPresent()
                ? Optional.of(new BatchHeader(sender, period.get(), count.get(), total.get()))
                : Optional.empty();
    }

    private boolean fund(FundId sender) {
        String named = Tidy.text(sheet.field("fund")).value();
        if (named.equals(sender.value())) {
            return true;
        }
        boolean known =
                catalogue.funds().keySet().stream().anyMatch(f -> f.value().equals(named));
        add(known ? ProblemCode.FOREIGN_FUND : ProblemCode.UNKNOWN_FUND, "fund", named, sender.value());
        return false;
    }

    /** A month as a header writes it; empty for anything else. */
    static Optional<Period> month(String text) {
        try {
            return Optional.of(Period.of(Tidy.number(text).value()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A ledger of a whole year says the year alone: each line has its own month then, and the batch is of the last of them. */
    private Optional<Period> period() {
        String text = Tidy.number(sheet.field("period")).value();
        Optional<Period> month = month(text);
        if (month.isPresent()) {
            return notFarAhead(month.get());
        }
        Optional<Period> last = sheet.lastPeriod();
        if (last.isPresent() && text.equals(Integer.toString(last.get().buddhistYear()))) {
            return last;
        }
        add(ProblemCode.BAD_PERIOD, "period", text, "such as 2569-11");
        return Optional.empty();
    }

    /** A year may be paid in advance; what lies further ahead is a slip of the pen. */
    private Optional<Period> notFarAhead(Period month) {
        Period last = new Period(YearMonth.from(today).plusMonths(MOST_AHEAD));
        if (month.compareTo(last) > 0) {
            add(ProblemCode.BAD_PERIOD, "period", month.toString(), "at most " + last);
            return Optional.empty();
        }
        return Optional.of(month);
    }

    private Optional<Integer> count() {
        String text = Tidy.number(sheet.field("count")).value();
        if (!text.matches("[0-9]{1,7}")) {
            add(ProblemCode.BAD_HEADER, "count", text, "a whole number");
            return Optional.empty();
        }
        int count = Integer.parseInt(text);
        if (count != sheet.submitted()) {
            add(ProblemCode.COUNT_MISMATCH, "count", text, Integer.toString(sheet.submitted()));
        }
        return Optional.of(count);
    }

    private Optional<Satang> total() {
        String text = Tidy.number(sheet.field("total")).value();
        Optional<Satang> declared = Baht.ofTotal(text);
        if (declared.isEmpty()) {
            add(ProblemCode.BAD_HEADER, "total", text, "baht with at most two decimals");
        } else if (!sheet.total().equals(declared)) {
            String sum = sheet.total().map(Satang::toBaht).orElseGet(this::noSum);
            add(ProblemCode.TOTAL_MISMATCH, "total", declared.get().toBaht(), sum);
        }
        return declared;
    }

    private String noSum() {
        return "no sum: the amount in row " + sheet.firstWithoutAmount() + " cannot be read";
    }

    private void add(ProblemCode code, String field, String found, String expected) {
        problems.add(Problem.ofFile(code, field, Shown.masked(found), expected));
    }
}
