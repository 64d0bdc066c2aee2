package org.songtor.port;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.BatchId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Statement;
import org.songtor.port.Traces.Subject;

/** What a person means by what was typed into the one field of a search: told by its shape alone. */
public final class Asked {
    private static final Pattern ID = Pattern.compile("[0-9]([- ]?[0-9]){12}");
    private static final Pattern REFERENCE = Pattern.compile("(?i)ST([- ]?[0-9]){10}");
    /** {@code 0200000001:20261121-001}: account, as statements print it or as digits, and the bank's reference of the entry. */
    private static final Pattern ENTRY = Pattern.compile("([0-9-]{6,20})[: ]\\s*(\\S{1,60})");

    private Asked() {}

    /**
     * Empty for nothing, for more than a name can be long, for what holds a control character, which no name does and no store can look for, for thirteen digits that are no id, and for a reference whose check digits are wrong. A name with a
     * dot is a file's, {@code B000001} a batch's, anything else a member's number. A reference may stand in groups, as
     * banks write it ({@link PaymentReference#findAll}). Capital and small letters are the same but in a file's name.
     */
    public static Optional<Subject> of(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        if (ID.matcher(text).matches()) {
            return person(text.replaceAll("[- ]", ""));
        }
        if (REFERENCE.matcher(text).matches()) {
            return reference(text.replaceAll("[- ]", "").toUpperCase(Locale.ROOT));
        }
        Matcher entry = ENTRY.matcher(text);
        if (entry.matches()) {
            return Optional.of(new Subject.Entry(Statement.account(entry.group(1)), entry.group(2)));
        }
        if (text.contains(".")) {
            return Optional.of(new Subject.FileName(text));
        }
        Subject.MemberNo member = new Subject.MemberNo(text);
        return Optional.of(BatchId.parse(text.toUpperCase(Locale.ROOT))
                .<Subject>map(batch -> new Subject.Batch(batch, member))
                .orElse(member));
    }

    /** One digit wrong is what a person types; a mistyped reference is never looked for as something else. */
    private static Optional<Subject> reference(String text) {
        return PaymentReference.isValid(text)
                ? Optional.of(new Subject.Reference(PaymentReference.of(text)))
                : Optional.empty();
    }

    private static Optional<Subject> person(String digits) {
        try {
            return Optional.of(new Subject.Person(NationalId.of(digits)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty(); // a mistyped id is never looked for as something else
        }
    }
}
