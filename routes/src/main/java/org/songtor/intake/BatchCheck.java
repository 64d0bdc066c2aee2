package org.songtor.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.index.Schemes;
import org.songtor.model.Catalogue;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.BatchReader;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.RosterStore;
import org.songtor.settings.IntakeEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks one received batch: file, form, header and totals first, each of which refuses the whole; then every line by the rules, where
 * good lines go on. Writes nothing; the same bytes, roster, earlier batches and day give the same result.
 */
@Component
public class BatchCheck {
    final Forms forms;
    final Catalogue catalogue;
    final Schemes schemes;
    final Function<ProfileId, AgencyFormat> formats;
    final RosterStore rosters;
    final Earlier earlier;
    final int mostLines;
    final Clock clock;

    @Autowired
    BatchCheck(
            List<BatchReader> readers,
            Catalogue catalogue,
            Formats formats,
            RosterStore rosters,
            BatchStore batches,
            SongtorSettings settings,
            Clock clock) {
        this(readers, catalogue, formats::of, rosters, Earlier.of(batches), settings.intake(), clock);
    }

    BatchCheck(
            List<BatchReader> readers,
            Catalogue catalogue,
            Function<ProfileId, AgencyFormat> formats,
            RosterStore rosters,
            Earlier earlier,
            IntakeEntry limits,
            Clock clock) {
        this.forms = new Forms(readers, limits.largest());
        this.catalogue = catalogue;
        this.schemes = new Schemes(catalogue);
        this.formats = formats;
        this.rosters = rosters;
        this.earlier = earlier;
        this.mostLines = limits.mostLines();
        this.clock = clock;
    }

    /**
     * Everything happens when the check is asked for its lines, which is inside the store's turn of this fund: what earlier checks wrote is seen.
     *
     * @param content the original bytes; read twice, and not changed between
     */
    public BatchStore.Check check(Received batch, Path content) {
        return run(batch, content);
    }

    /** What stands against the account that lines of this profile are paid to. */
    List<Problem> ofPayee(ProfileId profile) {
        return Optional.ofNullable(catalogue.payees().get(profile))
                .map(payee -> formats.apply(profile).check(payee))
                .orElse(List.of());
    }

    CheckRun run(Received batch, Path content) {
        return new CheckRun(this, batch, content);
    }
}
