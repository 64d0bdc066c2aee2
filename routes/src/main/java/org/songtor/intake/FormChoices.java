package org.songtor.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.Scheme;

/** What a person may choose from in a workbook of the fund. */
final class FormChoices {
    private static final List<String> TITLES = List.of("นาย", "นาง", "นางสาว");

    private FormChoices() {}

    /** Schemes whose agency the fund has an agreement with on this day. */
    static List<Scheme> schemes(Catalogue catalogue, Fund fund, LocalDate day) {
        return catalogue.schemes().values().stream()
                .filter(s -> fund.mayPass(s.profile().agency(), day))
                .sorted(Comparator.comparing(Scheme::code))
                .toList();
    }

    /** The usual three first, then what the fund's own list has beside them. */
    static List<String> titles(Stream<String> more) {
        return Stream.concat(TITLES.stream(), more.filter(t -> !t.isBlank()).sorted())
                .distinct()
                .toList();
    }
}
