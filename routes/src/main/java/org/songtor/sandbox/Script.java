package org.songtor.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.NationalId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;

/** What agencies do out of the ordinary, read from {@code agencies.csv}: {@code profile,payer,person,do,amount}. */
record Script(List<Act> acts) {

    enum Deed {
        DUPLICATE,
        BOOK,
        SILENT,
        NOT_ELIGIBLE,
        EXTRA,
        REFUSE_FILE,
        CREDIT_SHORT,
        ONE_CREDIT
    }

    /**
     * @param profiles one, or for {@code ONE_CREDIT} those whose files are paid together
     * @param payer the fund's name as the agency registered it
     * @param amount zero where the deed has none
     */
    record Act(List<ProfileId> profiles, String payer, Optional<NationalId> person, Deed deed, Satang amount) {}

    static Script read(Optional<Path> file) throws IOException {
        List<Act> acts = new ArrayList<>();
        if (file.isPresent()) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.get())) {
                rows.forEach(r -> acts.add(act(r)));
            }
        }
        return new Script(List.copyOf(acts));
    }

    private static Act act(NamedCsvRecord r) {
        List<ProfileId> profiles = new ArrayList<>();
        for (String one : r.getField("profile").split("\\+", -1)) {
            profiles.add(
                    one.contains("/")
                            ? ProfileId.of(one)
                            : new ProfileId(profiles.get(0).agency(), one));
        }
        String person = r.getField("person");
        String amount = r.getField("amount");
        return new Act(
                profiles,
                r.getField("payer"),
                person.isBlank() ? Optional.empty() : Optional.of(NationalId.of(person)),
                Deed.valueOf(r.getField("do").toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                amount.isBlank() ? Satang.ZERO : Satang.ofBaht(new BigDecimal(amount)));
    }

    /** Acts of one kind for a file of this payer. */
    List<Act> of(Deed deed, ProfileId profile, String payer) {
        return acts.stream()
                .filter(a -> a.deed() == deed
                        && a.profiles().contains(profile)
                        && a.payer().equals(payer))
                .toList();
    }

    /** What is to be done with one person's line; at most one act. */
    Optional<Act> ofLine(ProfileId profile, String payer, NationalId person) {
        return acts.stream()
                .filter(a -> a.profiles().contains(profile) && a.payer().equals(payer))
                .filter(a -> a.deed() != Deed.EXTRA && a.person().equals(Optional.of(person)))
                .findFirst();
    }
}
