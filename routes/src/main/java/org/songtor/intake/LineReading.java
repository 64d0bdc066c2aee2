package org.songtor.intake;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.Roster;
import org.songtor.intake.index.Schemes;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Severity;
import org.songtor.model.Shares;
import org.songtor.model.Shown;
import org.songtor.port.BatchStore.LineContent;

/** One line in the making: who pays, into what, how much. */
final class LineReading {
    private static final String ID_FORM = "13 digits, the last one fitting the others";

    private final RowReading row;
    private final Schemes schemes;
    private final Optional<Roster> roster;
    private final Map<Integer, SchemeCode> desks;
    private int member = Roster.NONE;
    private boolean byNumber;

    LineReading(RowReading row, Schemes schemes, Optional<Roster> roster, Map<Integer, SchemeCode> desks) {
        this.row = row;
        this.schemes = schemes;
        this.roster = roster;
        this.desks = desks;
    }

    ParsedLine parse() {
        String memberNo = row.memberNo();
        Optional<NationalId> person = person(memberNo);
        PersonName name = name();
        int scheme = scheme();
        Tidy amountText = Tidy.number(row.field("amount"));
        Optional<Satang> read =
                amountText.value().isEmpty() ? Optional.of(Satang.ZERO) : Baht.ofLine(amountText.value());
        Optional<Satang> amount = row.amount(amountText, read);
        Optional<Satang> wages = row.wages();
        RemittanceLine.Details details = details(memberNo);
        boolean bad = ParsedLine.has(row.problems(), Severity.REFUSE_LINE)
                || ParsedLine.has(row.problems(), Severity.REFUSE_BATCH);
        LineContent content = bad
                ? bad(person, name, scheme, read)
                : new LineContent.Good(new RemittanceLine(
                        row.lineNo,
                        row.row,
                        person.orElseThrow(),
                        name,
                        schemes.at(scheme).code(),
                        amount.orElseThrow(),
                        wages,
                        details));
        return new ParsedLine(content, read, row.problems(), scheme, member, details.period());
    }

    private RemittanceLine.Details details(String memberNo) {
        Optional<Period> period = row.period();
        Optional<Shares> shares = row.shares();
        Optional<LocalDateTime> at = row.collectedAt();
        return memberNo.isEmpty() && period.isEmpty() && shares.isEmpty() && at.isEmpty()
                ? RemittanceLine.Details.NONE
                : new RemittanceLine.Details(Optional.of(memberNo).filter(n -> !n.isEmpty()), period, shares, at);
    }

    private LineContent.Bad bad(Optional<NationalId> person, PersonName name, int scheme, Optional<Satang> submitted) {
        String masked = person.isPresent() ? person.get().masked() : LineParser.maskedId(row.field("national_id"));
        String code = scheme < 0
                ? Tidy.text(row.field("scheme")).value()
                : schemes.at(scheme).code().value();
        return new LineContent.Bad(
                row.lineNo,
                row.row,
                code,
                masked,
                name.full(),
                submitted.orElse(Satang.ZERO).value());
    }

    private Optional<NationalId> person(String memberNo) {
        String raw = row.field("national_id");
        Tidy id = Tidy.id(raw);
        if (id.value().isEmpty()) {
            return completed(memberNo);
        }
        if (!NationalId.isValid(id.value())) {
            row.add(ProblemCode.BAD_NATIONAL_ID, "national_id", LineParser.maskedId(raw), ID_FORM);
            return Optional.empty();
        }
        if (id.changed()) {
            row.add(ProblemCode.NORMALISED_TEXT, "national_id", LineParser.maskedId(raw), NationalId.mask(id.value()));
        }
        NationalId person = NationalId.of(id.value());
        roster.ifPresent(r -> known(r, Keys.person(person), memberNo));
        return Optional.of(person);
    }

    /** A ledger names its members by number only: the roster knows who they are. */
    private Optional<NationalId> completed(String memberNo) {
        if (memberNo.isEmpty() || roster.isEmpty()) {
            row.add(ProblemCode.MISSING_VALUE, "national_id", "", ID_FORM);
            return Optional.empty();
        }
        member = roster.get().byNumber(memberNo);
        byNumber = member != Roster.NONE;
        if (!byNumber) {
            row.add(ProblemCode.UNKNOWN_MEMBER, "member_no", Shown.masked(memberNo), "a number of the member list");
            return Optional.empty();
        }
        long person = roster.get().person(member);
        if (person == Keys.NOBODY) {
            row.add(ProblemCode.MEMBER_WITHOUT_ID, "member_no", Shown.masked(memberNo), "a national id on the roster");
            return Optional.empty();
        }
        return Optional.of(Keys.id(person));
    }

    /** Number and id must mean one member. A member whose id the roster lacks is no member yet; the rules hold the line for that. */
    private void known(Roster r, long person, String memberNo) {
        member = r.byPerson(person);
        if (memberNo.isEmpty()) {
            return;
        }
        int numbered = r.byNumber(memberNo);
        boolean other = numbered != member && (member != Roster.NONE || r.person(numbered) != Keys.NOBODY);
        if (other) {
            String found = Shown.masked(memberNo);
            row.add(ProblemCode.MEMBER_CONTRADICTS, "member_no", found, "the number of the member with this id");
        }
        byNumber = !other && numbered != Roster.NONE && numbered == member;
    }

    /** Parts that the row lacks come from the roster where the row names the member by number; parts that are there must be the roster's. */
    private PersonName name() {
        PersonName said = new PersonName(row.name("title"), row.name("first_name"), row.name("last_name"));
        if (!byNumber) {
            missing("first_name", said.first());
            missing("last_name", said.last());
            return said;
        }
        PersonName known = roster.orElseThrow().name(member);
        if (differs(said.first(), known.first()) || differs(said.last(), known.last())) {
            row.add(ProblemCode.MEMBER_CONTRADICTS, "first_name", said.full(), known.full());
        }
        return new PersonName(
                either(said.title(), known.title()),
                either(said.first(), known.first()),
                either(said.last(), known.last()));
    }

    /** A text that could not be kept was told already. */
    private void missing(String field, String value) {
        if (value.isEmpty() && Tidy.text(row.field(field)).value().isEmpty()) {
            row.add(ProblemCode.MISSING_VALUE, field, "", "a name");
        }
    }

    private static boolean differs(String said, String known) {
        return !said.isEmpty() && !said.equals(known);
    }

    private static String either(String said, String known) {
        return said.isEmpty() ? known : said;
    }

    /** A line without a known scheme belongs to no agency, so no part of its batch can be passed on with certainty. */
    private int scheme() {
        String raw = row.field("scheme");
        int place = schemes.place(raw);
        if (place >= 0) {
            return place;
        }
        Tidy text = Tidy.text(raw);
        if (text.value().isEmpty() && !row.field("desk").isEmpty()) {
            return desk(Tidy.number(row.field("desk")).value());
        }
        place = schemes.place(text.value());
        if (place < 0) {
            row.add(ProblemCode.UNKNOWN_SCHEME, "scheme", Shown.masked(text.value()), schemes.names());
        } else {
            row.tidied(text, "scheme", text.value());
        }
        return place;
    }

    private int desk(String text) {
        SchemeCode scheme = text.matches("[0-9]{1,3}") ? desks.get(Integer.parseInt(text)) : null;
        if (scheme == null) {
            String known = String.join(
                    ", ", desks.keySet().stream().sorted().map(String::valueOf).toList());
            row.add(ProblemCode.UNKNOWN_DESK, "desk", Shown.masked(text), known);
            return -1;
        }
        return schemes.place(scheme);
    }
}
