package org.songtor.store;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.songtor.items.CreditSaid;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a bank said of a credit, and the file a person names for it, inside a reader's transaction. */
@Component("store.creditSays")
class CreditSays {
    private static final Pattern CREDIT = Pattern.compile("credit:([1-9][0-9]{0,17})");

    private final JdbcClient jdbc;

    CreditSays(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param subject of an item; empty for one that is about no credit */
    Optional<CreditSaid> of(String subject) {
        return number(subject).flatMap(this::said);
    }

    /** Which credit an item is about. */
    static Optional<Long> number(String subject) {
        Matcher credit = CREDIT.matcher(subject);
        return credit.matches() ? Optional.of(Long.valueOf(credit.group(1))) : Optional.empty();
    }

    private Optional<CreditSaid> said(long credit) {
        return jdbc.sql(
                        "select c.account, c.entry, c.booked_on, c.satang, c.fee, c.text from credit c where c.credit_id = ?")
                .param(credit)
                .query((row, n) -> new CreditSaid(
                        row.getString("account"),
                        row.getString("entry"),
                        row.getObject("booked_on", LocalDate.class),
                        Satang.of(row.getLong("satang")),
                        Satang.of(row.getLong("fee")),
                        row.getString("text")))
                .optional();
    }

    /** The agency's file that asks for money under this reference. */
    Optional<FileId> file(AgencyCode agency, PaymentReference reference) {
        return jdbc.sql("select file_id from agency_file where agency = ? and reference = ?")
                .params(agency.value(), reference.value())
                .query(Long.class)
                .optional()
                .map(FileId::new);
    }
}
