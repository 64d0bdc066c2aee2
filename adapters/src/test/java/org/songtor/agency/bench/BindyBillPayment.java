package org.songtor.agency.bench;

import java.math.BigDecimal;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** One detail record of 256 bytes as camel-bindy has it, with as many fields as the layout of ours. */
@FixedLengthRecord(length = 256, crlf = "WINDOWS")
public class BindyBillPayment {
    @DataField(pos = 1, length = 1)
    String type = "D";

    @DataField(pos = 2, length = 6, align = "R", paddingChar = '0')
    int sequence;

    @DataField(pos = 8, length = 3)
    String bank = "034";

    @DataField(pos = 11, length = 10)
    String account = "0200423250";

    @DataField(pos = 21, length = 8)
    String date = "21112026";

    @DataField(pos = 29, length = 6)
    String time = "000000";

    @DataField(pos = 35, length = 50, align = "L", trim = true)
    String name = "";

    @DataField(pos = 85, length = 20, align = "L", trim = true)
    String ref1 = "";

    @DataField(pos = 105, length = 20, align = "L", trim = true)
    String person = "";

    @DataField(pos = 125, length = 20, align = "L", trim = true)
    String scheme = "";

    @DataField(pos = 145, length = 4)
    String branch = "0000";

    @DataField(pos = 149, length = 4)
    String teller = "0000";

    @DataField(pos = 153, length = 1)
    String kind = "C";

    @DataField(pos = 154, length = 10, align = "L")
    String howPaid = "";

    @DataField(pos = 164, length = 13, align = "R", paddingChar = '0', precision = 2, impliedDecimalSeparator = true)
    BigDecimal amount = BigDecimal.ZERO;

    @DataField(pos = 177, length = 80, align = "L")
    String spare = "";

    static BindyBillPayment of(Document.Header header, Document.Line line) {
        BindyBillPayment record = new BindyBillPayment();
        record.sequence = line.position() + 1;
        record.name = line.name().full();
        record.ref1 = header.reference().value();
        record.person = line.person().value();
        record.scheme = line.scheme().value();
        record.amount = BigDecimal.valueOf(line.amount().value(), 2);
        return record;
    }

    Document.Line line() {
        return new Document.Line(
                sequence - 1,
                NationalId.of(person),
                new PersonName("", name, ""),
                SchemeCode.of(scheme),
                Satang.ofBaht(amount),
                java.util.Optional.empty());
    }
}
