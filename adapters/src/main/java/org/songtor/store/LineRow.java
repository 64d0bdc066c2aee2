package org.songtor.store;

import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;

/** One checked line as a row of {@code line}, its person hashed and sealed. */
final class LineRow {
    static final String COLUMNS = "batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,"
            + " person_hash, person_seal, last_four, title, first_name, last_name, satang, wages,"
            + " member_no, own_period, member_share, sponsor_share, collected_at";

    private final long batch;
    private final FundId fund;
    private final Persons persons;
    private final Persons.Place place;

    LineRow(BatchId batch, FundId fund, Persons persons) {
        this.batch = batch.value();
        this.fund = fund;
        this.persons = persons;
        this.place = Persons.Place.lines(fund);
    }

    CopyRows.Row of(CheckedLine line) {
        return line.raw() instanceof LineContent.Good good
                ? of(line, good.line())
                : of(line, (LineContent.Bad) line.raw());
    }

    /** Of a line that will never be in a file neither the person's number nor the wages are kept; the original bytes are evidence. */
    private CopyRows.Row of(CheckedLine line, RemittanceLine good) {
        boolean refused = line.label() == Label.REFUSED_AT_INTAKE;
        PersonName name = good.name();
        RemittanceLine.Details details = good.details();
        return new CopyRows.Row(
                batch,
                fund,
                good.lineNo(),
                good.row(),
                good.scheme(),
                line.profile().agency(),
                line.profile().name(),
                refused,
                line.label(),
                refused ? null : persons.hash(good.person()),
                refused ? null : persons.seal(good.person(), place),
                Persons.lastFour(good.person().value()),
                name.title(),
                name.first(),
                name.last(),
                good.amount().value(),
                refused ? null : good.wages().map(Satang::value).orElse(null),
                details.memberNo().orElse(null),
                details.period().orElse(null),
                details.shares().map(Shares::member).map(Satang::value).orElse(null),
                details.shares().map(Shares::sponsor).map(Satang::value).orElse(null),
                details.collectedAt().orElse(null));
    }

    private CopyRows.Row of(CheckedLine line, LineContent.Bad bad) {
        return new CopyRows.Row(
                batch,
                fund,
                bad.lineNo(),
                bad.row(),
                bad.scheme(),
                line.profile().agency(),
                line.profile().name(),
                true,
                line.label(),
                null,
                null,
                Persons.lastFour(NationalId.mask(bad.maskedPerson())),
                "",
                bad.name(),
                "",
                bad.satang(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
