package org.songtor.cli.sample;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;

/** Draws people who do not exist: no name twice, no id twice. */
final class Names {
    private final Map<String, List<String>> pool = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Random random;

    Names(Random random) throws IOException {
        this.random = random;
        for (NamedCsvRecord r : Table.plan("names")) {
            pool.put(r.getField("kind"), Table.parts(r.getField("names")));
        }
    }

    /** @param title a rank some men bear; empty draws one of the three everyday titles */
    PersonName name(String title, boolean foreign) {
        while (true) {
            boolean woman = foreign || (title.isEmpty() && random.nextInt(100) < 54);
            String everyday = woman ? (foreign || random.nextInt(3) > 0 ? "นาง" : "นางสาว") : "นาย";
            PersonName drawn = new PersonName(
                    title.isEmpty() ? everyday : title,
                    one(woman ? "female" : "male"),
                    one(foreign ? "foreign" : "last"));
            if (used.add(drawn.first() + " " + drawn.last())) {
                return drawn;
            }
        }
    }

    /** A valid id of a province that does not exist (99), so that it is nobody's. */
    NationalId person() {
        while (true) {
            String twelve =
                    (random.nextInt(4) == 0 ? "1" : "3") + "99" + "%09d".formatted(random.nextInt(1_000_000_000));
            if (used.add(twelve)) {
                return NationalId.of(twelve + NationalId.checkDigit(twelve));
            }
        }
    }

    private String one(String kind) {
        List<String> names = pool.getOrDefault(kind, List.of());
        return names.get(random.nextInt(names.size()));
    }
}
