package org.songtor.dispatch;

import java.util.Map;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.port.FileStore;

/** What a format writes of a frozen file: its lines, under the name by which the agency knows who pays. */
final class Documents {
    private final Catalogue catalogue;
    private final SongtorSettings settings;

    Documents(Catalogue catalogue, SongtorSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** @throws IllegalStateException where the settings name nobody */
    Document of(FileStore.Frozen frozen) {
        Fund.Payer payer = frozen.fund()
                .map(fund -> payer(fund, frozen.profile()))
                .orElseGet(() -> settings.sender(frozen.profile()));
        Document.Payee payee = required(catalogue.payees(), frozen.profile(), "collection account of");
        return new Document(
                new Document.Header(
                        frozen.reference(), frozen.sequence(), frozen.period(), frozen.date(), payer, payee),
                frozen.lines());
    }

    private Fund.Payer payer(FundId fund, ProfileId profile) {
        return required(
                required(catalogue.funds(), fund, "fund").payers(),
                profile.agency(),
                "registered name of fund " + fund + " with");
    }

    private static <K, V> V required(Map<K, V> map, K key, String what) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("configuration has no " + what + " " + key);
        }
        return value;
    }
}
