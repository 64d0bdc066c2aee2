package org.songtor.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.Sha256;
import org.songtor.port.Installation;
import org.songtor.port.RosterStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * At start, before the first batch can come in: {@code home/intake/<fund>/roster.csv}, where it is there, becomes the fund's
 * active members, once: what {@code roster import} and {@code complete} changed since is kept until the file itself is another. A roster with a fault
 * stops the start, since half a roster would hold good lines back.
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
        try {
            byte[] bytes = Files.readAllBytes(file);
            String sha256 = Sha256.of(bytes).hex();
            Path taken = file.resolveSibling("roster.csv.taken");
            if (hasMembers(fund)
                    && Files.exists(taken)
                    && Files.readString(taken).equals(sha256)) {
                return;
            }
            List<Member> members = read(bytes);
            store.replace(fund, members);
            Files.writeString(taken, sha256);
            LOG.info("{}: {} members of {}", file, members.size(), fund);
        } catch (IOException e) {
            throw new UncheckedIOException("roster " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Member> read(byte[] bytes) throws IOException {
        try (Reader in = new InputStreamReader(
                new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder())) { // what is no UTF-8 is an error
            return RosterFile.read(in);
        }
    }

    /** An empty store has forgotten the file, whatever the folder remembers. */
    private boolean hasMembers(FundId fund) {
        AtomicBoolean any = new AtomicBoolean();
        store.active(fund, member -> any.set(true));
        return any.get();
    }
}
