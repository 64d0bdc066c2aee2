package org.songtor.model;

import java.util.Map;
import java.util.Optional;

/** Schemes and funds of this installation, from configuration. */
public record Catalogue(
        Map<SchemeCode, Scheme> schemes, Map<FundId, Fund> funds, Map<ProfileId, Document.Payee> payees) {

    public Catalogue {
        schemes = Map.copyOf(schemes);
        funds = Map.copyOf(funds);
        payees = Map.copyOf(payees);
    }

    public Optional<Scheme> scheme(SchemeCode code) {
        return Optional.ofNullable(schemes.get(code));
    }

    public Optional<Fund> fund(FundId id) {
        return Optional.ofNullable(funds.get(id));
    }
}
