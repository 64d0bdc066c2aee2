package org.songtor.layout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;

/**
 * The words a table may use for what a field holds. This is all there is: no expressions.
 *
 * <pre>
 * constant X         always X, as wide as the field
 * blank              blanks; "blank may-be-missing": on reading the record may end before it
 * text               text from the left; "text optional": may be all blank
 * digits             exactly as many digits as the field is wide
 * choice A B         one of these, each as wide as the field
 * table T, title T   a meaning by the code table T; a title without a code is a problem of its own
 * number             zero or more, zero filled
 * amount             zero or more, zero filled, in satang; "positive": more than zero; "scale N": N decimals;
 *                    "point": the decimals stand behind a point
 * date ERA PATTERN   CE or BE; DDMMYYYY, YYYYMMDD, DDMMYY, YYMMDD, YYYY-MM-DD, DD/MM/YYYY
 * period ERA PATTERN CE or BE; MMYY, YYMM, YYYYMM, MMYYYY, YYYY-MM
 * person, reference, scheme   national id, payment reference, scheme code; from the left
 * code, cause        letters and digits; a code in capitals or nothing
 * line-key T.f       a line's position behind the first record's reference: ST0000000112-000001
 * sequence           number of the record in the file, from 1; "sequence T": among the records T
 * count T U          how many records T and U; "count all"
 * sum T.f T.g        sum of these amounts over the whole file; "sum numbers T.f": of numbers
 * repeat T.f         the same as in the first record
 * </pre>
 *
 * {@code text, number, amount, sequence, count, sum} take {@code left}, {@code right} and {@code pad 0|blank|X}. Behind
 * {@code constant} and everything the caller gives may stand {@code when F is X Y} or {@code when F is-not X}: otherwise blank.
 */
final class Functions {
    private static final int MOST_DIGITS = 18;
    private static final Set<String> DATES =
            Set.of("DDMMYYYY", "YYYYMMDD", "DDMMYY", "YYMMDD", "YYYY-MM-DD", "DD/MM/YYYY", "DD-MM-YYYY", "YYYY/MM/DD");
    private static final Set<String> PERIODS = Set.of("MMYY", "YYMM", "YYYYMM", "MMYYYY", "YYYY-MM", "MM/YYYY");

    private final boolean delimited;
    private final Map<String, CodeTable> tables;
    private final List<Field> first;
    private final int width;

    /** @param first fields of the table's first record, which others may repeat */
    Functions(boolean delimited, Map<String, CodeTable> tables, List<Field> first, int width) {
        this.delimited = delimited;
        this.tables = tables;
        this.first = first;
        this.width = width;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    Content parse(String text) {
        Words words = new Words(text);
        Content content = content(words.first(), words);
        words.none();
        return content;
    }

    private Content content(String function, Words words) {
        return switch (function) {
            case "constant" -> new Content.Constant(code("constant", words.one()));
            case "blank" -> new Content.Blank(words.option("may-be-missing"));
            case "sequence" -> sequence(words);
            case "count" -> count(words);
            case "sum" -> sum(words);
            case "repeat" -> repeat(Computed.Term.of(words.one()));
            default -> given(function, words);
        };
    }

    private Content.Given given(String function, Words words) {
        return switch (function) {
            case "text" -> new TextContent.Free(words.option("optional"), words.padding(Padding.TEXT));
            case "digits" -> new TextContent.Digits();
            case "choice" -> choice(words.all());
            case "table" -> new TextContent.Coded(table(words.one()), ProblemCode.BAD_TEXT);
            case "title" -> new TextContent.Coded(table(words.one()), ProblemCode.UNKNOWN_TITLE);
            case "number" -> number(words);
            case "amount" -> amount(words.option("positive"), words);
            case "date" -> date(words.all(), DATES);
            case "period" -> date(words.all(), PERIODS);
            case "person" -> atLeast(13, TypedContent.PERSON);
            case "reference" -> atLeast(12, TypedContent.REFERENCE);
            case "scheme" -> TypedContent.SCHEME;
            case "code" -> TypedContent.CODE_TEXT;
            case "cause" -> TypedContent.CAUSE_TEXT;
            case "line-key" -> lineKey(Computed.Term.of(words.one()));
            default -> throw new IllegalArgumentException("unknown function " + function);
        };
    }

    /** In a fixed form a code fills its field, in a delimited one it fits. */
    private String code(String what, String code) {
        int length = code.codePointCount(0, code.length());
        if (delimited ? length > width : length != width) {
            throw new IllegalArgumentException(what + " " + code + " is not " + width + " wide");
        }
        return code;
    }

    private Content.Given choice(List<String> codes) {
        if (codes.size() < 2
                || codes.stream().anyMatch(c -> delimited ? c.length() > width : c.length() != width)
                || codes.stream().distinct().count() != codes.size()) {
            throw new IllegalArgumentException("choice asks for two or more different codes, each " + width + " wide");
        }
        return new TextContent.Choice(Set.copyOf(codes));
    }

    private CodeTable table(String name) {
        CodeTable table = tables.get(name);
        if (table == null || table.isEmpty()) {
            throw new IllegalArgumentException("no table " + name);
        }
        table.entries().keySet().forEach(c -> code("code", c));
        return table;
    }

    private Content sequence(Words words) {
        NumberContent form = number(words);
        List<String> tags = words.all();
        if (tags.size() > 1) {
            throw new IllegalArgumentException("expected no argument or one record, found " + tags);
        }
        return new Computed.Sequence(form, String.join("", tags));
    }

    private Content count(Words words) {
        NumberContent form = number(words);
        List<String> tags = words.all();
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("expected one argument or more: count of what?");
        }
        return new Computed.Count(form, tags.equals(List.of("all")) ? List.of() : tags);
    }

    private Content sum(Words words) {
        NumberContent form = words.option("numbers") ? number(words) : amount(false, words);
        List<String> terms = words.all();
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("sum of what?");
        }
        return new Computed.Sum(form, terms.stream().map(Computed.Term::of).toList());
    }

    private Content repeat(Computed.Term term) {
        for (Field field : first) {
            boolean there = field.name().equals(term.field()) && tagOf(first).equals(term.tag());
            if (there
                    && field.condition() == null
                    && field.width() <= width
                    && field.content() instanceof Content.Given given
                    && (field.width() == width || given instanceof TypedContent || given instanceof TextContent.Free)) {
                return new Computed.Repeat(given, term);
            }
        }
        throw new IllegalArgumentException("repeat asks for a given field of the first record with the same width: "
                + term.tag() + "." + term.field());
    }

    private Content.Given lineKey(Computed.Term term) {
        for (Field field : first) {
            if (field.name().equals(term.field())
                    && tagOf(first).equals(term.tag())
                    && field.content() instanceof Content.Given given
                    && given.type() == PaymentReference.class) {
                return atLeast(19, new LineKey(term.field()));
            }
        }
        throw new IllegalArgumentException("no reference " + term.tag() + "." + term.field());
    }

    private static String tagOf(List<Field> fields) {
        return fields.get(0).content() instanceof Content.Constant tag ? tag.text() : "";
    }

    private Content.Given date(List<String> args, Set<String> patterns) {
        if (args.size() != 2 || !Set.of("CE", "BE").contains(args.get(0)) || !patterns.contains(args.get(1))) {
            throw new IllegalArgumentException("expected CE or BE and one of "
                    + patterns.stream().sorted().toList() + ", found " + String.join(" ", args));
        }
        if (args.get(1).length() != width) {
            throw new IllegalArgumentException(args.get(1) + " is not " + width + " wide");
        }
        return new DateContent(DateContent.Era.valueOf(args.get(0)), args.get(1));
    }

    private NumberContent amount(boolean positive, Words words) {
        String scale = words.option("scale", "2");
        boolean point = words.option("point");
        if (!scale.matches("[0-6]") || point && scale.equals("0")) {
            throw new IllegalArgumentException("scale is 0 to 6, with a point 1 to 6, found " + scale);
        }
        int decimals = Integer.parseInt(scale);
        int digits = width - (point ? 1 : 0) + Math.max(0, 2 - decimals);
        return new NumberContent.Amount(positive, decimals, point, padding(words, digits));
    }

    private NumberContent number(Words words) {
        return new NumberContent.Plain(padding(words, width));
    }

    private Padding padding(Words words, int digits) {
        if (digits > MOST_DIGITS) {
            throw new IllegalArgumentException("at most " + MOST_DIGITS + " digits, found " + digits);
        }
        Padding padding = words.padding(Padding.NUMBER);
        if (padding.fill() == '0' ? !padding.right() : padding.fill() >= '1' && padding.fill() <= '9') {
            throw new IllegalArgumentException("digits may only stand left of a number, and only zeros");
        }
        return padding;
    }

    private Content.Given atLeast(int least, Content.Given content) {
        if (width < least) {
            throw new IllegalArgumentException("needs " + least + " bytes, has " + width);
        }
        return content;
    }
}
