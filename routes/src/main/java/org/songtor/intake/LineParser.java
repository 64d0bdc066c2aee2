package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Catalogue;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Severity;
import org.songtor.model.Shown;
import org.songtor.port.BatchStore.LineContent;

/** Makes a line of one row's texts, or says everything that is wrong with them. Judges shape only; nothing is guessed. */
final class LineParser {
    private static final int LONGEST_NAME = 100;
    private static final String ID_FORM = "13 digits, the last one fitting the others";

    private final Catalogue catalogue;

    LineParser(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param fields by canonical column name, as they stood in the file
     * @param known what the reader already found wrong in this row
     */
    ParsedLine parse(int row, int lineNo, Map<String, String> fields, List<Problem> known) {
        return new Reading(row, lineNo, fields, known).parse();
    }

    private final class Reading {
        private final int row;
        private final int lineNo;
        private final Map<String, String> fields;
        private final List<Problem> problems = new ArrayList<>();

        Reading(int row, int lineNo, Map<String, String> fields, List<Problem> known) {
            this.row = row;
            this.lineNo = lineNo;
            this.fields = fields;
            known.forEach(p -> add(p.code(), p.field(), p.found(), p.expected()));
        }

        ParsedLine parse() {
            Optional<NationalId> person = person();
            PersonName name = new PersonName(name("title", false), name("first_name", true), name("last_name", true));
            Optional<SchemeCode> scheme = scheme();
            Tidy amountText = Tidy.number(field("amount"));
            Optional<Satang> amount = amount(amountText);
            Optional<Satang> wages = wages();
            Optional<Satang> submitted =
                    amountText.value().isEmpty() ? Optional.of(Satang.ZERO) : Baht.ofLine(amountText.value());
            if (ParsedLine.has(problems, Severity.REFUSE_LINE) || ParsedLine.has(problems, Severity.REFUSE_BATCH)) {
                return new ParsedLine(bad(person, name, submitted), submitted, problems);
            }
            RemittanceLine line = new RemittanceLine(
                    lineNo, row, person.orElseThrow(), name, scheme.orElseThrow(), amount.orElseThrow(), wages);
            return new ParsedLine(new LineContent.Good(line), submitted, problems);
        }

        private LineContent.Bad bad(Optional<NationalId> person, PersonName name, Optional<Satang> submitted) {
            String masked = person.map(NationalId::masked).orElseGet(() -> maskedId(field("national_id")));
            return new LineContent.Bad(
                    lineNo,
                    row,
                    Tidy.text(field("scheme")).value(),
                    masked,
                    name.full(),
                    submitted.orElse(Satang.ZERO).value());
        }

        private Optional<NationalId> person() {
            String raw = field("national_id");
            Tidy id = Tidy.id(raw);
            if (id.value().isEmpty()) {
                add(ProblemCode.MISSING_VALUE, "national_id", "", ID_FORM);
            } else if (!NationalId.isValid(id.value())) {
                add(ProblemCode.BAD_NATIONAL_ID, "national_id", maskedId(raw), ID_FORM);
            } else {
                tidied(id, "national_id", maskedId(raw), NationalId.mask(id.value()));
                return Optional.of(NationalId.of(id.value()));
            }
            return Optional.empty();
        }

        /** A part of the name; empty where it cannot be kept. */
        private String name(String field, boolean needed) {
            Tidy text = Tidy.text(field(field));
            if (text.value().isEmpty()) {
                if (needed) {
                    add(ProblemCode.MISSING_VALUE, field, "", "a name");
                }
                return "";
            }
            if (text.bad() || text.value().codePointCount(0, text.value().length()) > LONGEST_NAME) {
                add(ProblemCode.BAD_TEXT, field, Shown.masked(text.value()), "letters, at most " + LONGEST_NAME);
                return "";
            }
            tidied(text, field, field(field), text.value());
            return text.value();
        }

        /** A line without a known scheme belongs to no agency, so no part of its batch can be passed on with certainty. */
        private Optional<SchemeCode> scheme() {
            Tidy text = Tidy.text(field("scheme"));
            Optional<SchemeCode> known = catalogue.schemes().keySet().stream()
                    .filter(c -> c.value().equals(text.value()))
                    .findFirst();
            if (known.isEmpty()) {
                String all = String.join(
                        ", ",
                        catalogue.schemes().keySet().stream()
                                .sorted()
                                .map(SchemeCode::value)
                                .toList());
                add(ProblemCode.UNKNOWN_SCHEME, "scheme", Shown.masked(text.value()), all);
            } else {
                tidied(text, "scheme", field("scheme"), text.value());
            }
            return known;
        }

        private Optional<Satang> amount(Tidy text) {
            if (text.value().isEmpty()) {
                add(ProblemCode.MISSING_VALUE, "amount", "", Baht.FORM);
                return Optional.empty();
            }
            return money(text, "amount", ProblemCode.BAD_AMOUNT);
        }

        private Optional<Satang> wages() {
            Tidy text = Tidy.number(field("wages"));
            return text.value().isEmpty() ? Optional.empty() : money(text, "wages", ProblemCode.BAD_WAGES);
        }

        private Optional<Satang> money(Tidy text, String field, ProblemCode code) {
            Optional<Satang> value = Baht.ofLine(text.value()).filter(Satang::isPositive);
            if (value.isEmpty()) {
                add(code, field, Shown.masked(text.value()), Baht.FORM);
            } else {
                boolean commas = text.value().indexOf(',') >= 0;
                tidied(
                        new Tidy(text.value(), text.changed() || commas, false),
                        field,
                        field(field),
                        value.get().toBaht());
            }
            return value;
        }

        private String field(String name) {
            return fields.getOrDefault(name, "");
        }

        private void tidied(Tidy text, String field, String before, String after) {
            if (text.changed()) {
                add(ProblemCode.NORMALISED_TEXT, field, Shown.masked(before), Shown.masked(after));
            }
        }

        private void add(ProblemCode code, String field, String found, String expected) {
            problems.add(Problem.ofRow(code, row, lineNo, field, found, expected));
        }
    }

    /** Whatever stands in the id's cell may be most of an id. */
    static String maskedId(String raw) {
        return NationalId.mask(Shown.masked(raw.strip()));
    }
}
