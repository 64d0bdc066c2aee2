package org.songtor.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The words a table may use for what a field holds. This is all there is: no expressions.
 *
 * <pre>
 * constant X         always X, as wide as the field
 * blank              blanks; "blank may-be-missing": on reading the record may end before it
 * text               text from the left; "text optional": may be all blank
 * digits             exactly as many digits as the field is wide
 * choice A B         one of these, each as wide as the field
 * number             zero or more, zero filled
 * amount             satang, zero or more, zero filled; "amount positive": more than zero
 * date ERA PATTERN   CE or BE; DDMMYYYY, YYYYMMDD, DDMMYY
 * period ERA PATTERN CE or BE; MMYY, YYYYMM
 * person, reference, scheme   national id, payment reference, scheme code; from the left
 * code, cause        letters and digits; a code in capitals or nothing
 * sequence           number of the record in the file, from 1
 * count T            how many records T
 * sum T.f T.g        sum of these amounts over the whole file
 * repeat T.f         the same as in the first record
 * </pre>
 */
final class Functions {
    private static final int MOST_DIGITS = 18;
    private static final Set<String> DATES = Set.of("DDMMYYYY", "YYYYMMDD", "DDMMYY");
    private static final Set<String> PERIODS = Set.of("MMYY", "YYYYMM");

    private Functions() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static Content parse(String text, int width, List<Field> first) {
        List<String> words = Arrays.asList(text.split("\\s+"));
        List<String> args = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "constant" -> constant(one(args, text), width);
            case "blank" -> new Content.Blank(option(args, "may-be-missing", text));
            case "choice" -> choice(args, width);
            case "sequence" -> new Computed.Sequence(number(none(args, text), width));
            case "count" -> new Computed.Count(number(List.of(), width), one(args, text));
            case "sum" -> sum(args, width);
            case "repeat" -> repeat(term(one(args, text)), width, first);
            default -> given(words.get(0), args, width, text);
        };
    }

    private static Content.Given given(String word, List<String> args, int width, String text) {
        return switch (word) {
            case "text" -> new TextContent.Free(option(args, "optional", text));
            case "number" -> number(none(args, text), width);
            case "amount" -> amount(option(args, "positive", text), width);
            case "date" -> date(args, DATES, width, text);
            case "period" -> date(args, PERIODS, width, text);
            default -> simple(word, none(args, text), width);
        };
    }

    private static Content.Given simple(String word, List<String> noArguments, int width) {
        return switch (word) {
            case "digits" -> new TextContent.Digits();
            case "person" -> atLeast(13, width, TypedContent.PERSON);
            case "reference" -> atLeast(12, width, TypedContent.REFERENCE);
            case "scheme" -> TypedContent.SCHEME;
            case "code" -> TypedContent.CODE_TEXT;
            case "cause" -> TypedContent.CAUSE_TEXT;
            default -> throw new IllegalArgumentException("unknown function " + word + noArguments);
        };
    }

    private static Content constant(String text, int width) {
        if (text.length() != width) {
            throw new IllegalArgumentException("constant " + text + " is not " + width + " wide");
        }
        return new Content.Constant(text);
    }

    private static Content choice(List<String> codes, int width) {
        if (codes.size() < 2
                || codes.stream().anyMatch(c -> c.length() != width)
                || Set.copyOf(codes).size() != codes.size()) {
            throw new IllegalArgumentException("choice asks for two or more different codes, each " + width + " wide");
        }
        return new TextContent.Choice(Set.copyOf(codes));
    }

    private static Content sum(List<String> args, int width) {
        if (args.isEmpty()) {
            throw new IllegalArgumentException("sum of what?");
        }
        return new Computed.Sum(
                amount(false, width), args.stream().map(Functions::term).toList());
    }

    private static Content repeat(Computed.Term term, int width, List<Field> first) {
        for (Field field : first) {
            if (field.name().equals(term.field()) && tagOf(first).equals(term.tag()) && field.width() <= width) {
                if (field.content() instanceof Content.Given given && sameForm(given, field.width(), width)) {
                    return new Computed.Repeat(given, term);
                }
            }
        }
        throw new IllegalArgumentException("repeat asks for a given field of the first record with the same width: "
                + term.tag() + "." + term.field());
    }

    /** Text may stand in a wider field; digits and dates are as wide as they are. */
    private static boolean sameForm(Content.Given given, int from, int to) {
        return from == to || given instanceof TypedContent || given instanceof TextContent.Free;
    }

    private static String tagOf(List<Field> fields) {
        return fields.get(0).content() instanceof Content.Constant tag ? tag.text() : "";
    }

    private static Content.Given date(List<String> args, Set<String> patterns, int width, String text) {
        if (args.size() != 2 || !Set.of("CE", "BE").contains(args.get(0)) || !patterns.contains(args.get(1))) {
            throw new IllegalArgumentException("expected CE or BE and one of " + patterns + ", found " + text);
        }
        if (args.get(1).length() != width) {
            throw new IllegalArgumentException(args.get(1) + " is not " + width + " wide");
        }
        return new DateContent(DateContent.Era.valueOf(args.get(0)), args.get(1));
    }

    private static NumberContent amount(boolean positive, int width) {
        number(List.of(), width);
        return new NumberContent.Amount(positive);
    }

    private static NumberContent number(List<String> noArguments, int width) {
        if (width > MOST_DIGITS) {
            throw new IllegalArgumentException("at most " + MOST_DIGITS + " digits, found " + width + noArguments);
        }
        return new NumberContent.Plain();
    }

    private static Content.Given atLeast(int least, int width, Content.Given content) {
        if (width < least) {
            throw new IllegalArgumentException("needs " + least + " bytes, has " + width);
        }
        return content;
    }

    private static Computed.Term term(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("expected record.field, found " + text);
        }
        return new Computed.Term(parts[0], parts[1]);
    }

    private static boolean option(List<String> args, String option, String text) {
        if (args.isEmpty()) {
            return false;
        }
        if (!args.equals(List.of(option))) {
            throw new IllegalArgumentException("expected nothing or " + option + ": " + text);
        }
        return true;
    }

    private static String one(List<String> args, String text) {
        if (args.size() != 1) {
            throw new IllegalArgumentException("expected one argument: " + text);
        }
        return args.get(0);
    }

    private static List<String> none(List<String> args, String text) {
        if (!args.isEmpty()) {
            throw new IllegalArgumentException("expected no argument: " + text);
        }
        return args;
    }
}
