package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.intake.grid.Ledger.Column;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * The column row of a ledger. With a {@code scheme} control every amount column is a month; without one it is a scheme's code or a desk,
 * and the batch's own period must then be one month, since the columns say none.
 */
final class LedgerHeadings {
    private static final Pattern DESK = Pattern.compile("(?:โต๊ะ|desk)\\s*([0-9]{1,2})");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,19}");

    private final int row;
    private final String scheme;
    private final String period;
    private final String year;
    private final Set<List<String>> seen = new HashSet<>();
    private boolean amounts;

    LedgerHeadings(int row, Header header) throws FormatException {
        this.row = row;
        this.scheme = header.text("scheme").strip();
        this.period = header.text("period");
        Optional<String> read = Months.year(period);
        if (read.isEmpty()) {
            throw badPeriod("a year or a month, such as 2569 or 2569-11");
        }
        this.year = read.get();
    }

    private List<String> ofAmounts(String heading) throws FormatException {
        return scheme.isEmpty() ? schemeOrDesk(heading) : month(heading);
    }

    Column column(String heading) throws FormatException {
        Optional<Label> member = Label.find(Label.MEMBER, heading);
        List<String> said = member.isPresent() ? List.of(member.get().name()) : ofAmounts(heading);
        if (!seen.add(said)) {
            throw Grid.badHeader(row, "", heading, "each column once");
        }
        amounts |= member.isEmpty();
        return member.isPresent() ? new Column.Member(said.get(0)) : new Column.Amount(heading.strip(), said);
    }

    /** After the last heading: somebody to pay, and something paid. */
    void end() throws FormatException {
        List<Problem> missing = new ArrayList<>();
        Label number = Label.MEMBER.get(0);
        if (!seen.contains(List.of(number.name()))) {
            missing.add(Problem.ofRow(ProblemCode.MISSING_COLUMN, row, 0, number.name(), "", number.shown()));
        }
        if (!amounts) {
            missing.add(Problem.ofRow(ProblemCode.MISSING_COLUMN, row, 0, "amount", "", expected()));
        }
        if (!missing.isEmpty()) {
            throw new FormatException(missing);
        }
    }

    private List<String> month(String heading) throws FormatException {
        Optional<String> month = Months.of(heading, year);
        if (month.isEmpty()) {
            throw Grid.badHeader(row, "", heading, expected());
        }
        return List.of("scheme", scheme, "period", month.get());
    }

    private List<String> schemeOrDesk(String heading) throws FormatException {
        if (!Months.isMonth(period)) {
            throw badPeriod("a month such as 2569-11, or a row สวัสดิการ scheme and months as columns");
        }
        Matcher desk = DESK.matcher(Months.ascii(heading.strip()));
        if (desk.matches()) {
            return List.of("desk", Integer.toString(Integer.parseInt(desk.group(1))));
        }
        String code = Label.lastWord(heading.strip());
        boolean reserved = Names.LINE.place(code) >= 0
                || Label.find(Label.COLUMNS, heading).isPresent()
                || Header.knows(code);
        if (reserved || !CODE.matcher(code).matches()) {
            throw Grid.badHeader(row, "", heading, expected());
        }
        return List.of("scheme", code);
    }

    private String expected() {
        return scheme.isEmpty()
                ? "a scheme's code, or a desk such as โต๊ะ 4; months need a row สวัสดิการ scheme above"
                : "a month such as 2569-01 or ม.ค.";
    }

    private FormatException badPeriod(String expected) {
        return new FormatException(Problem.ofRow(ProblemCode.BAD_PERIOD, row, 0, "period", period.strip(), expected));
    }
}
