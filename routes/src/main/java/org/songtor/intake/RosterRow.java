package org.songtor.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songtor.intake.RosterFile.IdOf;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.Member;
import org.songtor.model.Member.Enrolment;
import org.songtor.model.Member.Kind;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shown;

/**
 * One row of a roster.
 *
 * <ul>
 *   <li>{@code kind}: {@code individual} (บุคคล, also when empty) or {@code group} (กลุ่ม); a group has no last name and no national id
 *   <li>{@code national_id}: empty until it is known
 *   <li>{@code birth_date}: {@code 2510-05-17} in the Buddhist era, or the common one; years above 2400 are Buddhist
 *   <li>{@code schemes}: parted by {@code |}
 *   <li>{@code enrolled_from}: one date for all schemes, or {@code scheme=date} parted by {@code |}; empty means since ever
 *   <li>{@code references}: the member's numbers at agencies, {@code agency=number} parted by {@code |}
 * </ul>
 */
final class RosterRow {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final int LONGEST = 100;
    private static final int ERA = 543;
    private static final int BUDDHIST_FROM = 2400;
    private static final Map<String, Kind> KINDS = Map.of(
            "", Kind.INDIVIDUAL,
            "individual", Kind.INDIVIDUAL,
            "บุคคล", Kind.INDIVIDUAL,
            "group", Kind.GROUP,
            "กลุ่ม", Kind.GROUP);

    private final int row;
    private final Map<String, String> fields;
    private final RosterFile file;

    RosterRow(int row, Map<String, String> fields, RosterFile file) {
        this.row = row;
        this.fields = fields;
        this.file = file;
    }

    /** The member; empty where the file now knows what is wrong. */
    Optional<Member> member(Optional<Catalogue> catalogue) {
        int before = file.problems();
        String no = memberNo();
        Kind kind = kind();
        Optional<NationalId> person = person(false);
        boolean individual = kind == Kind.INDIVIDUAL;
        PersonName name = new PersonName(text("title", false), text("first_name", true), text("last_name", individual));
        if (!individual && person.isPresent()) {
            add("national_id", person.get().masked(), "nothing: a group has none");
        }
        Map<SchemeCode, Enrolment> enrolments = enrolments(catalogue);
        Map<AgencyCode, String> references = references(catalogue);
        String occupation = text("occupation", false);
        Optional<LocalDate> born = date("birth_date", field("birth_date"));
        return file.problems() > before
                ? Optional.empty()
                : Optional.of(new Member(no, kind, person, name, occupation, born, enrolments, references));
    }

    Optional<IdOf> idOf() {
        String no = memberNo();
        return person(true).map(p -> new IdOf(no, p));
    }

    private String memberNo() {
        String no = text("member_no", true);
        if (!no.isEmpty()) {
            file.number(no, row);
        }
        return no;
    }

    private Kind kind() {
        String text = Tidy.text(field("kind")).value();
        Kind kind = KINDS.get(text);
        if (kind == null) {
            add("kind", Shown.masked(text), "individual or group");
            return Kind.INDIVIDUAL;
        }
        return kind;
    }

    private Optional<NationalId> person(boolean needed) {
        String id = Tidy.id(field("national_id")).value();
        if (id.isEmpty() && !needed) {
            return Optional.empty();
        }
        if (!NationalId.isValid(id)) {
            add("national_id", NationalId.mask(Shown.masked(id)), "13 digits, the last one fitting the others");
            return Optional.empty();
        }
        NationalId person = NationalId.of(id);
        file.person(person, row);
        return Optional.of(person);
    }

    private String text(String name, boolean needed) {
        Tidy text = Tidy.text(field(name));
        boolean missing = needed && text.value().isEmpty();
        if (missing || text.bad() || text.value().length() > LONGEST) {
            add(name, Shown.masked(text.value()), missing ? "a text" : "letters, at most " + LONGEST);
            return "";
        }
        return text.value();
    }

    private Map<SchemeCode, Enrolment> enrolments(Optional<Catalogue> catalogue) {
        Map<SchemeCode, Enrolment> enrolments = new HashMap<>();
        Map<String, LocalDate> from = from();
        for (String code : parts(field("schemes"))) {
            Optional<SchemeCode> scheme = scheme(code, catalogue);
            if (scheme.isEmpty()) {
                add("schemes", Shown.masked(code), "schemes of the catalogue, parted by |");
            } else {
                LocalDate day = from.getOrDefault(code, from.getOrDefault("", LocalDate.EPOCH));
                enrolments.put(scheme.get(), new Enrolment(day, Optional.empty()));
            }
        }
        from.keySet().stream()
                .filter(code -> !code.isEmpty() && !parts(field("schemes")).contains(code))
                .forEach(code -> add("enrolled_from", Shown.masked(code), "a scheme that the column schemes names"));
        return enrolments;
    }

    private static Optional<SchemeCode> scheme(String code, Optional<Catalogue> catalogue) {
        try {
            SchemeCode scheme = SchemeCode.of(code);
            boolean known = catalogue.map(c -> c.scheme(scheme).isPresent()).orElse(true);
            return known ? Optional.of(scheme) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** First days by scheme code; one for all under the empty code. */
    private Map<String, LocalDate> from() {
        Map<String, LocalDate> from = new LinkedHashMap<>();
        for (String part : parts(field("enrolled_from"))) {
            int equals = part.indexOf('=');
            String code = equals < 0 ? "" : part.substring(0, equals);
            date("enrolled_from", part.substring(equals + 1)).ifPresent(day -> from.put(code, day));
        }
        return from;
    }

    private Map<AgencyCode, String> references(Optional<Catalogue> catalogue) {
        Map<AgencyCode, String> references = new HashMap<>();
        for (String part : parts(field("references"))) {
            int equals = part.indexOf('=');
            Optional<AgencyCode> agency = equals < 0 ? Optional.empty() : agency(part.substring(0, equals), catalogue);
            String number = part.substring(equals + 1).strip();
            if (agency.isEmpty() || number.isEmpty() || number.length() > LONGEST) {
                add("references", Shown.masked(part), "agency=number, parted by |, of agencies here");
            } else {
                references.put(agency.get(), number);
            }
        }
        return references;
    }

    private static Optional<AgencyCode> agency(String code, Optional<Catalogue> catalogue) {
        return catalogue
                .map(c -> c.schemes().values().stream()
                        .map(s -> s.profile().agency())
                        .filter(a -> a.value().equals(code.strip()))
                        .findFirst())
                .orElseGet(() -> Optional.of(AgencyCode.of(code.strip())));
    }

    private Optional<LocalDate> date(String field, String raw) {
        String text = Tidy.number(raw).value();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher m = DATE.matcher(text);
        try {
            if (m.matches()) {
                int year = Integer.parseInt(m.group(1));
                return Optional.of(LocalDate.of(
                        year > BUDDHIST_FROM ? year - ERA : year,
                        Integer.parseInt(m.group(2)),
                        Integer.parseInt(m.group(3))));
            }
        } catch (DateTimeException e) {
            add(field, Shown.masked(text), "a day that exists");
            return Optional.empty();
        }
        add(field, Shown.masked(text), "a day such as 2510-05-17");
        return Optional.empty();
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split("\\|", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private void add(String field, String found, String expected) {
        file.add(row, field, found, expected);
    }
}
