package org.songtor.checker;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.songtor.checker.Observed.Paid;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** The entries of a camt.053, by element names alone. */
final class BankStatement {
    private static final Set<String> WANTED = Set.of("Amt", "NtryRef", "Ustrd");

    private String reference = "";
    private String amount = "";
    private final StringBuilder text = new StringBuilder();

    private BankStatement() {}

    static List<Paid> paid(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            return entries(factory.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new IOException("a statement that is no XML: " + file.getFileName(), e);
        }
    }

    private static List<Paid> entries(XMLStreamReader xml) throws XMLStreamException {
        List<Paid> all = new ArrayList<>();
        BankStatement entry = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Ntry")) {
                entry = new BankStatement();
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && entry != null
                    && WANTED.contains(xml.getLocalName())) {
                entry.take(xml.getLocalName(), xml.getElementText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && entry != null
                    && xml.getLocalName().equals("Ntry")) {
                all.add(entry.paid());
                entry = null;
            }
        }
        return all;
    }

    private void take(String element, String said) {
        switch (element) {
            case "NtryRef" -> reference = said;
            case "Amt" -> amount = amount.isEmpty() ? said : amount;
            default -> text.append(said).append(' ');
        }
    }

    private Paid paid() {
        return new Paid(
                reference,
                Satang.ofBaht(new BigDecimal(amount)).value(),
                PaymentReference.findAll(text.toString()).stream()
                        .map(PaymentReference::value)
                        .toList());
    }
}
