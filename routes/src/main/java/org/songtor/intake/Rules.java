package org.songtor.intake;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.songtor.intake.Surroundings.Paid;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.port.AgencyFormat;

/** The rules over a line and its surroundings, each a pure function; adding one adds an entry to the list. */
final class Rules {
    /** What of the line breaks the rule; empty when nothing does. */
    interface Rule {
        Stream<Problem> broken(RemittanceLine line, Scheme scheme, Surroundings around);
    }

    private final Catalogue catalogue;
    private final Function<ProfileId, AgencyFormat> formats;
    private final List<Rule> rules = List.of(
            Rules::duplicate,
            Rules::belowLeast,
            Rules::noAgreement,
            Rules::notOnRoster,
            Rules::wrongOccupation,
            Rules::excludedSchemes,
            Rules::wages,
            this::unfitForTheFormat);

    /** @param formats the format of a scheme's profile; the start has checked that each has one */
    Rules(Catalogue catalogue, Function<ProfileId, AgencyFormat> formats) {
        this.catalogue = catalogue;
        this.formats = formats;
    }

    List<Problem> broken(RemittanceLine line, Surroundings around) {
        Scheme scheme = catalogue.scheme(line.scheme()).orElseThrow();
        return rules.stream().flatMap(r -> r.broken(line, scheme, around)).toList();
    }

    /** The first line of a person and scheme counts, and the rest are refused; an earlier batch of the period comes first. */
    static Stream<Problem> duplicate(RemittanceLine line, Scheme scheme, Surroundings around) {
        Paid paid = new Paid(line.person(), line.scheme());
        if (around.earlier().contains(paid)) {
            return of(
                    line,
                    ProblemCode.DUPLICATE_LINE,
                    "national_id",
                    line.person().masked(),
                    "not in an earlier batch");
        }
        int first = around.first().getOrDefault(paid, line.lineNo());
        return first == line.lineNo()
                ? Stream.empty()
                : of(
                        line,
                        ProblemCode.DUPLICATE_LINE,
                        "national_id",
                        line.person().masked(),
                        "only line " + first);
    }

    static Stream<Problem> belowLeast(RemittanceLine line, Scheme scheme, Surroundings around) {
        return line.amount().compareTo(terms(scheme, around).least()) >= 0
                ? Stream.empty()
                : of(
                        line,
                        ProblemCode.BELOW_LEAST,
                        "amount",
                        line.amount().toBaht(),
                        terms(scheme, around).least().toBaht());
    }

    /** Without an agreement, or without a name under which the agency knows the fund, no file can be written. */
    static Stream<Problem> noAgreement(RemittanceLine line, Scheme scheme, Surroundings around) {
        Fund fund = around.fund();
        boolean may = fund.mayPass(scheme.profile().agency(), around.date())
                && fund.payers().containsKey(scheme.profile().agency());
        return may
                ? Stream.empty()
                : of(
                        line,
                        ProblemCode.NO_AGREEMENT,
                        "scheme",
                        line.scheme().value(),
                        "an agreement on " + around.date());
    }

    static Stream<Problem> notOnRoster(RemittanceLine line, Scheme scheme, Surroundings around) {
        return around.member(line.person()).isPresent()
                ? Stream.empty()
                : of(
                        line,
                        ProblemCode.NOT_ON_ROSTER,
                        "national_id",
                        line.person().masked(),
                        "an active member");
    }

    static Stream<Problem> wrongOccupation(RemittanceLine line, Scheme scheme, Surroundings around) {
        Optional<String> wanted = terms(scheme, around).occupation();
        return around.member(line.person())
                .filter(m -> wanted.isPresent() && !m.occupation().equals(wanted.get()))
                .map(m -> of(line, ProblemCode.WRONG_OCCUPATION, "scheme", m.occupation(), wanted.orElse("")))
                .orElseGet(Stream::empty);
    }

    /** Only the line whose scheme excludes is held: the excluded payment breaks no rule of its own agency. */
    static Stream<Problem> excludedSchemes(RemittanceLine line, Scheme scheme, Surroundings around) {
        TreeSet<SchemeCode> clash = new TreeSet<>(terms(scheme, around).excludes());
        clash.retainAll(around.schemesOf(line.person()));
        return clash.isEmpty()
                ? Stream.empty()
                : of(
                        line,
                        ProblemCode.EXCLUDED_SCHEMES,
                        "scheme",
                        line.scheme() + " + " + clash.first(),
                        "only one of the two");
    }

    static Stream<Problem> wages(RemittanceLine line, Scheme scheme, Surroundings around) {
        if (scheme.needsWages() == line.wages().isPresent()) {
            return Stream.empty();
        }
        String found = line.wages().map(w -> w.toBaht()).orElse("");
        return of(line, ProblemCode.BAD_WAGES, "wages", found, scheme.needsWages() ? Baht.FORM : "empty");
    }

    private Stream<Problem> unfitForTheFormat(RemittanceLine line, Scheme scheme, Surroundings around) {
        Document.Line out = new Document.Line(
                line.lineNo(), line.person(), line.name(), line.scheme(), line.amount(), line.wages());
        return formats.apply(scheme.profile()).check(out).stream()
                .map(p -> Problem.ofRow(p.code(), line.row(), line.lineNo(), p.field(), p.found(), p.expected()));
    }

    private static Stream<Problem> of(
            RemittanceLine line, ProblemCode code, String field, String found, String expected) {
        return Stream.of(Problem.ofRow(code, line.row(), line.lineNo(), field, found, expected));
    }

    private static SchemeTerms terms(Scheme scheme, Surroundings around) {
        return scheme.termsIn(around.period()).orElseThrow();
    }
}
