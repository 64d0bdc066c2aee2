package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shares;

/** A remittance as JSON: {@code header} and {@code lines}; baht as texts with two decimals, ISO days, Buddhist periods. */
final class DocumentJson {
    private DocumentJson() {}

    static ObjectNode of(Document document) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("header", header(document.header()));
        ArrayNode lines = all.putArray("lines");
        document.lines().forEach(l -> lines.add(line(l)));
        return all;
    }

    private static ObjectNode header(Document.Header h) {
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("reference", h.reference().value())
                .put("sequence", h.sequence())
                .put("period", h.period().toString())
                .put("date", h.date().toString());
        header.putObject("payer")
                .put("name", h.payer().registeredName())
                .put("number", h.payer().registeredNumber())
                .put("branch", h.payer().branch());
        header.putObject("payee")
                .put("account", h.payee().account())
                .put("serviceCode", h.payee().serviceCode());
        return header;
    }

    static ObjectNode line(Document.Line l) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("position", l.position())
                .put("person", l.person().value())
                .put("title", l.name().title())
                .put("first", l.name().first())
                .put("last", l.name().last())
                .put("scheme", l.scheme().value())
                .put("amount", l.amount().toBaht());
        l.wages().ifPresent(w -> line.put("wages", w.toBaht()));
        l.shares()
                .ifPresent(s -> line.put("memberShare", s.member().toBaht())
                        .put("sponsorShare", s.sponsor().toBaht()));
        l.agencyReference().ifPresent(r -> line.put("agencyReference", r));
        return line;
    }

    static Document read(JsonNode all) {
        List<Document.Line> lines = new ArrayList<>();
        all.path("lines").forEach(l -> lines.add(readLine(l)));
        return new Document(readHeader(all.path("header")), lines);
    }

    private static Document.Header readHeader(JsonNode h) {
        JsonNode payer = h.path("payer");
        JsonNode payee = h.path("payee");
        return new Document.Header(
                PaymentReference.of(Json.text(h, "reference")),
                Json.number(h, "sequence"),
                Period.of(Json.text(h, "period")),
                LocalDate.parse(Json.text(h, "date")),
                new Fund.Payer(Json.text(payer, "name"), Json.text(payer, "number"), Json.text(payer, "branch")),
                new Document.Payee(Json.text(payee, "account"), Json.text(payee, "serviceCode")));
    }

    private static Document.Line readLine(JsonNode l) {
        Optional<Shares> shares =
                Json.maybe(l, "memberShare").map(member -> new Shares(Json.baht(member), Json.baht(l, "sponsorShare")));
        return new Document.Line(
                Json.number(l, "position"),
                new NationalId(Json.text(l, "person")),
                new PersonName(Json.text(l, "title"), Json.text(l, "first"), Json.text(l, "last")),
                SchemeCode.of(Json.text(l, "scheme")),
                Json.baht(l, "amount"),
                Json.maybe(l, "wages").map(Json::baht),
                shares,
                Json.maybe(l, "agencyReference"));
    }
}
