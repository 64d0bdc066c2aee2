package org.songtor.intake;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.port.Installation;
import org.songtor.port.RosterStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * At start, before the first batch can come in: {@code home/intake/<fund>/roster.csv}, where it is there, becomes the fund's
 * active members. A roster with a fault stops the start, since half a roster would hold good lines back.
 */
@Component
final class RosterLoader implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(RosterLoader.class);

    private final Catalogue catalogue;
    private final Installation installation;
    private final RosterStore store;

    RosterLoader(Catalogue catalogue, Installation installation, RosterStore store) {
        this.catalogue = catalogue;
        this.installation = installation;
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        catalogue.funds().keySet().stream().sorted().forEach(this::load);
    }

    private void load(FundId fund) {
        Path file = FundFolder.of(installation.home(), fund).roster();
        if (!Files.exists(file)) {
            return;
        }
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<Member> members = RosterFile.read(in);
            store.replace(fund, members);
            LOG.info("{}: {} members of {}", file, members.size(), fund);
        } catch (IOException e) {
            throw new UncheckedIOException("roster " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
