package org.songtor.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Correction;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.NationalId;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** What a program asks of the desk, for a person; every field may be missing, and each call says which it needs. */
record Ask(
        @Nullable String kind,
        @Nullable String reason,
        @Nullable String until,
        @Nullable Set<Long> lines,
        @Nullable Set<Long> files,
        @Nullable List<String> references,
        @Nullable Long credit,
        @Nullable List<Mend> corrections,
        @Nullable String amount,
        @Nullable LetterAsk letter,
        @Nullable String text,
        @Nullable Boolean mine,
        @Nullable String due) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}\\.[0-9]{2}");

    record Mend(
            long line,
            @JsonProperty("national_id") @Nullable String nationalId) {}

    /** By which an agency took back what it had booked. */
    record LetterAsk(@Nullable String number, @Nullable String date) {
        AgencyLetter letter() {
            return new AgencyLetter(
                    number == null ? "" : number, day(date).orElseThrow(() -> new DeskException(Why.INCOMPLETE)));
        }
    }

    /** @param file finds the file that a payment reference names */
    Proposal proposal(Function<String, FileId> file) {
        DecisionKind wanted = List.of(DecisionKind.values()).stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        Set<Long> only = lines == null ? Set.of() : new HashSet<>(lines);
        List<Correction> right = corrections == null
                ? List.of()
                : corrections.stream().map(Ask::correction).toList();
        return new Proposal(
                wanted,
                reasoned(),
                only,
                paid(file),
                day(until),
                right,
                accepted(),
                Optional.ofNullable(credit),
                Optional.ofNullable(letter).map(LetterAsk::letter));
    }

    /** As a line's {@code said} has it. */
    private Optional<Satang> accepted() {
        if (amount == null) {
            return Optional.empty();
        }
        if (!AMOUNT.matcher(amount).matches()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        return Optional.of(Satang.ofBaht(new BigDecimal(amount)));
    }

    private Set<FileId> paid(Function<String, FileId> named) {
        Stream<FileId> numbers = files == null ? Stream.of() : files.stream().map(Ask::file);
        Stream<FileId> slips = references == null
                ? Stream.of()
                : references.stream().map(typed -> named.apply(typed == null ? "" : typed));
        return Stream.concat(numbers, slips).collect(Collectors.toSet());
    }

    private static FileId file(@Nullable Long number) {
        if (number == null || number < 1) {
            throw new DeskException(Why.INCOMPLETE);
        }
        return new FileId(number);
    }

    String reasoned() {
        return reason == null ? "" : reason;
    }

    String written() {
        return text == null ? "" : text;
    }

    private static Correction correction(@Nullable Mend mend) {
        if (mend == null) {
            throw new DeskException(Why.INCOMPLETE);
        }
        String id = mend.nationalId();
        if (id == null || !NationalId.isValid(id)) {
            throw new DeskException(Why.WRONG_ID);
        }
        return new Correction(mend.line(), NationalId.of(id));
    }

    /** Empty where only a day is said: whose it is stays then. */
    Optional<Boolean> takes() {
        if (mine == null && due == null) {
            throw new DeskException(Why.INCOMPLETE);
        }
        return Optional.ofNullable(mine);
    }

    Optional<LocalDate> dueOn() {
        return day(due);
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new DeskException(Why.INCOMPLETE);
        }
    }
}
