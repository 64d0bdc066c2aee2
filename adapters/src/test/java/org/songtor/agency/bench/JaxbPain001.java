package org.songtor.agency.bench;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * The transactions of a pain.001.001.09 as classes for JAXB, element for element what our file holds of a line; the two
 * headers are left out, which favours JAXB by what they would take.
 */
final class JaxbPain001 {
    private static final String NS = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private final JAXBContext context;

    JaxbPain001() throws JAXBException {
        context = JAXBContext.newInstance(Message.class);
    }

    byte[] write(Document document) throws JAXBException {
        Message message = new Message();
        Payment payment = new Payment();
        message.initiation.payments.add(payment);
        for (Document.Line line : document.lines()) {
            payment.transactions.add(transaction(document.header(), line));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Marshaller marshaller = context.createMarshaller();
        marshaller.marshal(message, out);
        return out.toByteArray();
    }

    private static Transaction transaction(Document.Header header, Document.Line line) {
        Transaction t = new Transaction();
        t.id.endToEnd = org.songtor.agency.LineKey.of(header.reference(), line.position());
        t.amount.instructed.currency = "THB";
        t.amount.instructed.value = BigDecimal.valueOf(line.amount().value(), 2);
        t.debtor.name = line.name().full();
        t.debtor.id.person.other.id = line.person().value();
        t.debtor.id.person.other.scheme.code = "NIDN";
        t.account.id.other.id = header.payee().account();
        t.remittance.structured.reference.type.code.proprietary = line.scheme().value();
        t.remittance.structured.reference.ref = header.period().toString();
        return t;
    }

    List<Document.Line> read(byte[] bytes) throws JAXBException {
        Message message = (Message) context.createUnmarshaller().unmarshal(new ByteArrayInputStream(bytes));
        List<Document.Line> lines = new ArrayList<>();
        for (Transaction t : message.initiation.payments.get(0).transactions) {
            lines.add(new Document.Line(
                    Integer.parseInt(t.id.endToEnd.substring(13)),
                    NationalId.of(t.debtor.id.person.other.id),
                    new PersonName("", t.debtor.name, ""),
                    SchemeCode.of(t.remittance.structured.reference.type.code.proprietary),
                    Satang.ofBaht(t.amount.instructed.value),
                    Optional.empty()));
        }
        return lines;
    }

    @XmlRootElement(name = "Document", namespace = NS)
    @XmlAccessorType(XmlAccessType.FIELD)
    static class Message {
        @XmlElement(name = "CstmrCdtTrfInitn", namespace = NS)
        Initiation initiation = new Initiation();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Initiation {
        @XmlElement(name = "PmtInf", namespace = NS)
        List<Payment> payments = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Payment {
        @XmlElement(name = "CdtTrfTxInf", namespace = NS)
        List<Transaction> transactions = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Transaction {
        @XmlElement(name = "PmtId", namespace = NS)
        PaymentId id = new PaymentId();

        @XmlElement(name = "Amt", namespace = NS)
        Amount amount = new Amount();

        @XmlElement(name = "CdtrAcct", namespace = NS)
        Account account = new Account();

        @XmlElement(name = "UltmtDbtr", namespace = NS)
        Party debtor = new Party();

        @XmlElement(name = "RmtInf", namespace = NS)
        Remittance remittance = new Remittance();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class PaymentId {
        @XmlElement(name = "EndToEndId", namespace = NS)
        String endToEnd = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Amount {
        @XmlElement(name = "InstdAmt", namespace = NS)
        Money instructed = new Money();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Money {
        @XmlAttribute(name = "Ccy")
        String currency = "";

        @XmlValue
        BigDecimal value = BigDecimal.ZERO;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Party {
        @XmlElement(name = "Nm", namespace = NS)
        String name = "";

        @XmlElement(name = "Id", namespace = NS)
        PartyId id = new PartyId();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class PartyId {
        @XmlElement(name = "PrvtId", namespace = NS)
        PrivateId person = new PrivateId();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class PrivateId {
        @XmlElement(name = "Othr", namespace = NS)
        Other other = new Other();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Other {
        @XmlElement(name = "Id", namespace = NS)
        String id = "";

        @XmlElement(name = "SchmeNm", namespace = NS)
        SchemeName scheme = new SchemeName();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class SchemeName {
        @XmlElement(name = "Cd", namespace = NS)
        String code = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Account {
        @XmlElement(name = "Id", namespace = NS)
        AccountId id = new AccountId();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(name = "AccountId")
    static class AccountId {
        @XmlElement(name = "Othr", namespace = NS)
        AccountOther other = new AccountOther();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class AccountOther {
        @XmlElement(name = "Id", namespace = NS)
        String id = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Remittance {
        @XmlElement(name = "Strd", namespace = NS)
        Structured structured = new Structured();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Structured {
        @XmlElement(name = "CdtrRefInf", namespace = NS)
        CreditorReference reference = new CreditorReference();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class CreditorReference {
        @XmlElement(name = "Tp", namespace = NS)
        ReferenceType type = new ReferenceType();

        @XmlElement(name = "Ref", namespace = NS)
        String ref = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class ReferenceType {
        @XmlElement(name = "CdOrPrtry", namespace = NS)
        ReferenceCode code = new ReferenceCode();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class ReferenceCode {
        @XmlElement(name = "Prtry", namespace = NS)
        String proprietary = "";
    }
}
