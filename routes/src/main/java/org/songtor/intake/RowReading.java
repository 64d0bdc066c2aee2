package org.songtor.intake;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.NameSpelling;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.model.Shown;

/** One row's texts, each read as what its column holds; whatever is wrong with them is collected. */
final class RowReading {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 40;

    final int row;
    final int lineNo;
    private final Map<String, String> fields;
    private List<Problem> problems = List.of();

    RowReading(int row, int lineNo, Map<String, String> fields) {
        this.row = row;
        this.lineNo = lineNo;
        this.fields = fields;
    }

    String field(String name) {
        String text = fields.get(name);
        return text == null ? "" : text;
    }

    List<Problem> problems() {
        return problems;
    }

    void add(ProblemCode code, String field, String found, String expected) {
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
        }
        problems.add(Problem.ofRow(code, row, lineNo, field, found, expected));
    }

    /** A part of a name; empty where nothing stands there or it cannot be kept. */
    String name(String field) {
        Tidy text = Tidy.text(field(field));
        NameSpelling name = NameSpelling.of(text.value());
        boolean tooLong = text.value().codePointCount(0, text.value().length()) > LONGEST_NAME;
        if (text.bad() || !name.sound() || tooLong) {
            add(ProblemCode.BAD_TEXT, field, Shown.masked(text.value()), "letters, at most " + LONGEST_NAME);
            return "";
        }
        if (!name.value().isEmpty()) {
            tidied(new Tidy(name.value(), text.changed() || name.mended(), false), field, name.value());
        }
        return name.value();
    }

    /** The fund's own number of a member, compared as it stands. */
    String memberNo() {
        Tidy text = Tidy.text(field("member_no"));
        if (text.bad() || text.value().length() > LONGEST_NUMBER) {
            add(ProblemCode.BAD_TEXT, "member_no", Shown.masked(text.value()), "a number, at most " + LONGEST_NUMBER);
            return "";
        }
        return text.value();
    }

    Optional<Satang> amount(Tidy text, Optional<Satang> read) {
        if (text.value().isEmpty()) {
            add(ProblemCode.MISSING_VALUE, "amount", "", Baht.FORM);
            return Optional.empty();
        }
        return above(text, read, "amount", ProblemCode.BAD_AMOUNT);
    }

    Optional<Satang> wages() {
        String raw = field("wages");
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        Tidy text = Tidy.number(raw);
        return text.value().isEmpty()
                ? Optional.empty()
                : above(text, Baht.ofLine(text.value()), "wages", ProblemCode.BAD_WAGES);
    }

    private Optional<Satang> above(Tidy text, Optional<Satang> read, String field, ProblemCode code) {
        if (read.isEmpty() || !read.get().isPositive()) {
            add(code, field, Shown.masked(text.value()), Baht.FORM);
            return Optional.empty();
        }
        boolean commas = text.value().indexOf(',') >= 0;
        if (text.changed() || commas) {
            tidied(new Tidy(text.value(), true, false), field, read.get().toBaht());
        }
        return read;
    }

    /** Both shares or neither; either may be nothing. */
    Optional<Shares> shares() {
        String member = Tidy.number(field("member_share")).value();
        String sponsor = Tidy.number(field("sponsor_share")).value();
        if (member.isEmpty() && sponsor.isEmpty()) {
            return Optional.empty();
        }
        Optional<Satang> own = Baht.ofLine(member);
        Optional<Satang> other = Baht.ofLine(sponsor);
        if (own.isEmpty() || other.isEmpty()) {
            String field = own.isEmpty() ? "member_share" : "sponsor_share";
            add(ProblemCode.BAD_SHARES, field, Shown.masked(own.isEmpty() ? member : sponsor), "baht, both shares");
            return Optional.empty();
        }
        return Optional.of(new Shares(own.get(), other.get()));
    }

    /** The line's own period; empty where the batch's holds. */
    Optional<Period> period() {
        String raw = field("period");
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        String text = Tidy.number(raw).value();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Period.of(text));
        } catch (IllegalArgumentException e) {
            add(ProblemCode.BAD_LINE_PERIOD, "period", Shown.masked(text), "such as 2569-11");
            return Optional.empty();
        }
    }

    Optional<LocalDateTime> collectedAt() {
        String raw = field("collected_at");
        String text = raw.isEmpty() ? "" : thaiDigits(Tidy.text(raw).value());
        Optional<LocalDateTime> at = text.isEmpty() ? Optional.empty() : Moment.of(text);
        if (at.isEmpty() && !text.isEmpty()) {
            add(ProblemCode.BAD_COLLECTED_AT, "collected_at", Shown.masked(text), Moment.FORM);
        }
        return at;
    }

    private static String thaiDigits(String text) {
        return Tidy.number(text).value();
    }

    void tidied(Tidy text, String field, String after) {
        if (text.changed()) {
            add(ProblemCode.NORMALISED_TEXT, field, Shown.masked(field(field)), Shown.masked(after));
        }
    }
}
