package org.songtor.agency.gsb;

import javax.xml.stream.XMLStreamException;
import org.songtor.agency.Fields;
import org.songtor.model.NationalId;
import org.songtor.port.FormatException;
import org.songtor.wire.XmlNode;
import org.songtor.wire.XmlOut;

/** A person's {@code Id} in both messages: private identification of scheme {@code NIDN}, the ISO code of a national id. */
final class Person {
    private Person() {}

    static void write(XmlOut out, NationalId person) throws XMLStreamException {
        out.open("Id", "PrvtId", "Othr").path(person.value(), "Id").path("NIDN", "SchmeNm", "Cd");
        out.close(3);
    }

    static NationalId read(XmlNode party) throws FormatException {
        XmlNode other =
                party.child("Id").shape("PrvtId").child("PrvtId").shape("Othr").child("Othr");
        Fields at = new Fields(party.record());
        at.same(
                "SchmeNm",
                other.shape("Id", "SchmeNm").child("SchmeNm").shape("Cd").text("Cd"),
                "NIDN");
        return at.person("Id", other.text("Id"));
    }
}
