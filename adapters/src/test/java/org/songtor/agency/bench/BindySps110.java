package org.songtor.agency.bench;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** One detail record of 135 bytes as camel-bindy has it. */
@FixedLengthRecord(length = 135, crlf = "WINDOWS")
public class BindySps110 {
    private static final Map<String, String> CODES = Map.of("นาย", "003", "นางสาว", "004", "นาง", "005");
    private static final Map<String, String> TITLES = Map.of("003", "นาย", "004", "นางสาว", "005", "นาง");

    @DataField(pos = 1, length = 1)
    String type = "2";

    @DataField(pos = 2, length = 13)
    String person = "";

    @DataField(pos = 15, length = 3)
    String title = "";

    @DataField(pos = 18, length = 30, align = "L", trim = true)
    String first = "";

    @DataField(pos = 48, length = 35, align = "L", trim = true)
    String last = "";

    @DataField(pos = 83, length = 14, align = "R", paddingChar = '0', precision = 2, impliedDecimalSeparator = true)
    BigDecimal wages = BigDecimal.ZERO;

    @DataField(pos = 97, length = 12, align = "R", paddingChar = '0', precision = 2, impliedDecimalSeparator = true)
    BigDecimal share = BigDecimal.ZERO;

    @DataField(pos = 109, length = 27, align = "L")
    String spare = "";

    static BindySps110 of(Document.Line line) {
        BindySps110 record = new BindySps110();
        record.person = line.person().value();
        record.title = CODES.getOrDefault(line.name().title(), "");
        record.first = line.name().first();
        record.last = line.name().last();
        record.wages = BigDecimal.valueOf(line.wages().orElseThrow().value(), 2);
        record.share = BigDecimal.valueOf(line.amount().value() / 2, 2);
        return record;
    }

    Document.Line line(int position) {
        return new Document.Line(
                position,
                NationalId.of(person),
                new PersonName(TITLES.getOrDefault(title, ""), first, last),
                SchemeCode.of("sso33"),
                Satang.ofBaht(share.add(share)),
                Optional.of(Satang.ofBaht(wages)));
    }
}
