package org.songtor.cli.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.Agency;
import org.songtor.port.DeliveryDesk.Board;
import org.songtor.port.DeliveryDesk.HeldBatch;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Stopped;
import org.songtor.port.DeliveryDesk.Waiting;

/** Deliveries on one sheet: for people parted by tabs, for programs as JSON; instants in UTC, amounts in baht. */
record Listing(
        Board board, List<HeldBatch> batches, List<Waiting> files, List<Again> proposals, List<Stopped> stopped) {

    void text(PrintWriter out) {
        board.all().ifPresent(stop -> out.println("ทุกหน่วยงาน all\tSTOPPED " + words(stop)));
        for (Agency a : board.agencies()) {
            out.println(String.join(
                    "\t",
                    a.agency().value(),
                    a.stop()
                            .map(stop -> "STOPPED " + words(stop))
                            .orElse(board.all().isPresent() ? "STOPPED with all" : "RUNNING"),
                    a.breaker().state()
                            + a.breaker().until().map(t -> " until " + t).orElse(""),
                    "due " + a.due() + " later " + a.waiting() + " parked " + a.parked(),
                    a.amount().toBaht(),
                    a.oldest().map(t -> "since " + t).orElse("")));
        }
        batches.forEach(b -> out.println(String.join(
                "\t",
                b.id().toString(),
                b.fund().value(),
                "HELD before its files are made",
                b.lines() + " lines",
                b.amount().toBaht(),
                words(b.held()))));
        files.forEach(f -> out.println(String.join(
                "\t",
                f.id().toString(),
                f.profile().toString(),
                f.name(),
                f.state().name(),
                f.why()
                        + f.nextTry().map(t -> " " + t).orElse("")
                        + f.decided().map(d -> " D" + d).orElse(""),
                f.attempts() + " " + f.lastOutcome(),
                f.amount().toBaht(),
                f.held().map(Listing::words).orElse(f.lastDetail()))));
        proposals.forEach(p -> out.println(
                "เสนอส่งซ้ำ proposed\t" + p.id() + "\t" + p.file() + "\t" + p.officer() + "\t" + p.reason()));
        stopped.forEach(s -> out.println(
                "หยุดเอง stopped\twork:" + s.topic() + ":" + s.subject() + "\t" + s.at() + "\t" + s.cause()));
    }

    private static String words(Stop stop) {
        return (stop.byGateway() ? "ระบบเอง the gateway itself" : stop.officer()) + " " + stop.at() + ": "
                + stop.reason();
    }

    ObjectNode json() {
        ObjectNode all = object();
        board.all().ifPresent(stop -> all.set("stop", json(stop)));
        ArrayNode agencies = all.putArray("agencies");
        board.agencies().forEach(a -> agencies.add(json(a)));
        ArrayNode held = all.putArray("batches");
        batches.forEach(b -> held.add(json(b)));
        ArrayNode list = all.putArray("files");
        files.forEach(f -> list.add(json(f)));
        ArrayNode open = all.putArray("proposals");
        proposals.forEach(p -> open.add(object().put("id", p.id())
                .put("file", p.file().toString())
                .put("by", p.officer())
                .put("at", p.at().toString())
                .put("reason", p.reason())));
        ArrayNode dead = all.putArray("stopped");
        stopped.forEach(s -> dead.add(object().put("work", "work:" + s.topic() + ":" + s.subject())
                .put("at", s.at().toString())
                .put("cause", s.cause())));
        return all;
    }

    private static ObjectNode json(Stop stop) {
        return object().put("by", stop.officer())
                .put("at", stop.at().toString())
                .put("reason", stop.reason());
    }

    private static ObjectNode json(Agency a) {
        ObjectNode one = object().put("agency", a.agency().value())
                .put("breaker", a.breaker().state().name())
                .put("failures", a.breaker().failures())
                .put("due", a.due())
                .put("later", a.waiting())
                .put("parked", a.parked())
                .put("amount", a.amount().toBaht());
        time(one, "until", a.breaker().until());
        time(one, "oldest", a.oldest());
        a.stop().ifPresent(stop -> one.set("stop", json(stop)));
        return one;
    }

    private static ObjectNode json(HeldBatch b) {
        ObjectNode one = object().put("batch", b.id().toString())
                .put("fund", b.fund().value())
                .put("lines", b.lines())
                .put("amount", b.amount().toBaht());
        one.set("held", json(b.held()));
        return one;
    }

    private static ObjectNode json(Waiting f) {
        ObjectNode one = object().put("file", f.id().toString())
                .put("profile", f.profile().toString())
                .put("name", f.name())
                .put("state", f.state().name())
                .put("why", f.why().name())
                .put("lines", f.lines())
                .put("amount", f.amount().toBaht())
                .put("attempts", f.attempts())
                .put("lastOutcome", f.lastOutcome())
                .put("lastDetail", f.lastDetail());
        time(one, "signedAt", f.signedAt());
        time(one, "nextTry", f.nextTry());
        time(one, "lastAt", f.lastAt());
        f.held().ifPresent(stop -> one.set("held", json(stop)));
        f.decided().ifPresent(decision -> one.put("decided", "D" + decision));
        return one;
    }

    private static void time(ObjectNode one, String name, Optional<Instant> at) {
        at.ifPresent(t -> one.put(name, t.toString()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
