package org.songtor.intake.soap;

import java.util.Optional;
import javax.xml.XMLConstants;
import org.songtor.channel.Xml;
import org.songtor.intake.CheckJson;
import org.songtor.intake.ReceiptJson;
import org.songtor.intake.ReceiptJson.Trouble;
import org.songtor.model.Receipt;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes the elements of answers and of faults, in the contract's order; the fields are those of every receipt. */
final class Answer {
    static final String NAMESPACE = "urn:songtor:intake:v1";

    private final Document document = Xml.empty();
    private final Element top;

    private Answer(String name) {
        top = document.createElementNS(NAMESPACE, "t:" + name);
        // Written out, as not everybody who writes an element looks for what its prefix means.
        top.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:t", NAMESPACE);
        document.appendChild(top);
    }

    /** @param receipt empty while the check is not over */
    static Element of(String name, String number, Optional<Receipt> receipt) {
        Answer answer = new Answer(name);
        answer.add(answer.top, "number", number);
        receipt.map(ReceiptJson::of).ifPresent(answer::receipt);
        return answer.top;
    }

    static Element of(Told told) {
        Answer answer = new Answer(told.kind().element);
        answer.add(answer.top, "th", told.kind().th);
        answer.add(answer.top, "en", told.kind().en);
        told.problem().ifPresent(p -> answer.problem(answer.top, p));
        return answer.top;
    }

    /** What a check found; the text of each agency's file is not in it, since not every character of one may stand in XML. */
    static Element of(CheckJson c) {
        Answer answer = new Answer("CheckBatchResponse");
        Element top = answer.top;
        answer.add(top, "period", c.period());
        answer.add(top, "state", c.state());
        answer.count(top, "submitted", c.submitted());
        answer.count(top, "accepted", c.accepted());
        answer.count(top, "held", c.held());
        answer.count(top, "refused", c.refused());
        answer.add(top, "problemCount", Integer.toString(c.problemCount()));
        c.problems().forEach(p -> answer.problem(top, p));
        c.files().forEach(f -> answer.file(top, f));
        return top;
    }

    private void file(Element parent, CheckJson.AgencyFile f) {
        Element file = open(parent, "agencyFile");
        add(file, "profile", f.profile());
        add(file, "name", f.name());
        add(file, "lines", Integer.toString(f.lines()));
        add(file, "baht", f.baht());
        add(file, "bytes", Long.toString(f.bytes()));
        f.unfit().forEach(p -> problem(file, p));
    }

    private void receipt(ReceiptJson r) {
        Element receipt = open(top, "receipt");
        add(receipt, "number", r.number());
        add(receipt, "fund", r.fund());
        add(receipt, "period", r.period());
        add(receipt, "sha256", r.sha256());
        add(receipt, "receivedAt", r.receivedAt());
        add(receipt, "state", r.state());
        count(receipt, "submitted", r.submitted());
        count(receipt, "accepted", r.accepted());
        count(receipt, "held", r.held());
        count(receipt, "refused", r.refused());
        add(receipt, "problemCount", Integer.toString(r.problemCount()));
        r.problems().forEach(p -> problem(receipt, p));
    }

    private void count(Element parent, String name, ReceiptJson.Count count) {
        Element element = open(parent, name);
        add(element, "lines", Integer.toString(count.lines()));
        add(element, "baht", count.baht());
    }

    private void problem(Element parent, Trouble p) {
        Element problem = open(parent, "problem");
        add(problem, "code", p.code());
        add(problem, "severity", p.severity());
        add(problem, "row", Integer.toString(p.row()));
        add(problem, "line", Integer.toString(p.line()));
        add(problem, "field", p.field());
        add(problem, "found", p.found());
        add(problem, "expected", p.expected());
        add(problem, "th", p.th());
        add(problem, "en", p.en());
        add(problem, "todoTh", p.todoTh());
        add(problem, "todoEn", p.todoEn());
        add(problem, "foundTh", p.foundTh());
        add(problem, "expectedTh", p.expectedTh());
    }

    private Element open(Element parent, String name) {
        Element element = document.createElementNS(NAMESPACE, "t:" + name);
        parent.appendChild(element);
        return element;
    }

    private void add(Element parent, String name, String text) {
        open(parent, name).setTextContent(text);
    }
}
