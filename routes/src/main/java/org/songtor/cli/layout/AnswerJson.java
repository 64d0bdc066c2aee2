package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Answer;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;

/** An agency's answer as JSON, in the same manner as {@link DocumentJson}. */
final class AnswerJson {
    private AnswerJson() {}

    static ObjectNode of(Answer answer) {
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("reference", answer.reference().value())
                .put("answerId", answer.answerId())
                .put("date", answer.date().toString())
                .put("verdict", answer.verdict().name())
                .put("reason", answer.reason());
        ArrayNode lines = all.putArray("lines");
        answer.lines().forEach(l -> lines.add(line(l)));
        return all;
    }

    static ObjectNode line(Answer.Line l) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("position", l.position())
                .put("person", l.person().value())
                .put("verdict", l.verdict().name())
                .put("booked", l.booked().toBaht())
                .put("cause", l.cause());
    }

    static Answer read(JsonNode all) {
        List<Answer.Line> lines = new ArrayList<>();
        all.path("lines").forEach(l -> lines.add(readLine(l)));
        return new Answer(
                PaymentReference.of(Json.text(all, "reference")),
                Json.text(all, "answerId"),
                LocalDate.parse(Json.text(all, "date")),
                Json.word(Answer.Verdict.class, all, "verdict"),
                Json.text(all, "reason"),
                lines);
    }

    private static Answer.Line readLine(JsonNode l) {
        return new Answer.Line(
                Json.number(l, "position"),
                new NationalId(Json.text(l, "person")),
                Json.word(Answer.LineVerdict.class, l, "verdict"),
                Json.baht(l, "booked"),
                Json.text(l, "cause"));
    }
}
