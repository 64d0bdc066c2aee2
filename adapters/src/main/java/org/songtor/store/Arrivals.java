package org.songtor.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came: bytes and signature are kept first, once each, inside the caller's transaction. */
@Component("store.arrivals")
class Arrivals {
    private final JdbcClient jdbc;
    private final Keeping keeping;
    private final Entries entries;
    private final ReviewItems items;

    Arrivals(DataSource dataSource, Keeping keeping, Entries entries, ReviewItems items) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keeping = keeping;
        this.entries = entries;
        this.items = items;
    }

    /** @return the arrival's number; empty when these bytes were applied before */
    Optional<Long> applied(AgencyCode agency, String kind, Arrived arrived) {
        Optional<Long> id = put(agency, kind, kind, arrived);
        id.ifPresent(arrival -> entries.journal(kind + ".arrived", "arrival:" + arrival, arrived.name()));
        return id;
    }

    /** @return false when these bytes were rejected with this signature before */
    boolean rejected(AgencyCode agency, String evidence, Arrived arrived, List<Problem> problems) {
        Optional<Long> id = put(agency, "rejected", evidence, arrived);
        id.ifPresent(arrival -> {
            String why = problems.stream()
                    .limit(5)
                    .map(p -> p.code().code() + " " + p.field())
                    .collect(Collectors.joining(", "));
            String note = agency + " " + arrived.name() + ": " + why;
            items.forOperator(Label.ARRIVAL_REJECTED, "arrival:" + arrival, Satang.ZERO, note);
            entries.journal("arrival.rejected", "arrival:" + arrival, note);
        });
        return id.isPresent();
    }

    private Optional<Long> put(AgencyCode agency, String kind, String evidence, Arrived arrived) {
        return jdbc.sql("""
                        insert into arrival (agency, kind, name, sha256, signature)
                        values (:agency, :kind, :name, :sha256, :signature)
                        on conflict do nothing
                        returning arrival_id
                        """)
                .param("agency", agency.value())
                .param("kind", kind)
                .param("name", arrived.name())
                .param("sha256", keeping.keep(evidence, arrived.content()).hex())
                .param(
                        "signature",
                        keeping.keep("signature", arrived.signature()).hex())
                .query(Long.class)
                .optional();
    }
}
