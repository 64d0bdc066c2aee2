package org.songtor.cli.items;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.items.PaidTogether;
import org.songtor.model.Satang;

/** The one sum of files that are paid together, and which items speak of it. */
final class TogetherSays {
    private TogetherSays() {}

    /** Lines of fields with a tab between; sums in baht, {@code ?} where the viewer does not see all files. */
    static List<String> of(PaidTogether sum) {
        String all = "together\t" + sum.files() + " files\tdue " + baht(sum.due().stream()) + "\tcame "
                + baht(sum.came().stream()) + "\tmissing " + sum.missing().toBaht() + "\tover "
                + (sum.over().isPositive() ? sum.over() : Satang.ZERO).toBaht() + "\twith "
                + sum.with().stream().map(PaidTogether.With::reference).collect(Collectors.joining(" "));
        return Stream.concat(Stream.of(all), sum.with().stream().flatMap(TogetherSays::beside))
                .toList();
    }

    private static Stream<String> beside(PaidTogether.With file) {
        return file.items().stream()
                .map(about -> "the same sum\titem " + about.item() + "\t" + file.reference()
                        + (about.decided() ? "\tdecided there for all" : ""));
    }

    private static String baht(Stream<Satang> known) {
        return known.map(Satang::toBaht).findFirst().orElse("?");
    }
}
