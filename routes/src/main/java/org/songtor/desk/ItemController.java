package org.songtor.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.desk.ItemJson.AttachmentJson;
import org.songtor.desk.ItemJson.DecisionJson;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.ReviewDesk;
import org.songtor.port.ReviewDesk.By;
import org.songtor.port.ReviewDesk.Case;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Filter;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fund's review items for its programs: reading needs the fund's key, deciding a person besides. A fund sees only its own. */
@RestController
class ItemController {
    private static final String ITEM = "/api/v1/items/{id:[0-9]{1,18}}";
    private static final String DECISION = "/api/v1/decisions/{id:[0-9]{1,18}}";
    private static final int MOST = 1_000;
    private static final int LONGEST_BODY = 65_536;

    private final ReviewDesk desk;
    private final Authorities authorities;
    private final People people;
    private final ObjectReader reader;

    ItemController(ReviewDesk desk, Authorities authorities, People people, ObjectMapper json) {
        this.desk = desk;
        this.authorities = authorities;
        this.people = people;
        this.reader = json.readerFor(Ask.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @GetMapping("/api/v1/items")
    Map<String, List<ItemJson>> items(
            @AuthenticationPrincipal FundId fund,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "0") int age,
            @RequestParam(defaultValue = "false") boolean closed) {
        Optional<Label> only = List.of(Label.values()).stream()
                .filter(l -> l.name().equals(label))
                .findFirst();
        if (!label.isEmpty() && only.isEmpty()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        Filter filter = new Filter(only, Optional.of(fund), Math.max(0, age), closed);
        return Map.of(
                "items",
                desk.items(viewer(fund), filter, MOST).stream()
                        .map(ItemJson::of)
                        .toList());
    }

    @GetMapping(ITEM)
    ItemJson.Whole item(@AuthenticationPrincipal FundId fund, @PathVariable long id) {
        return ItemJson.Whole.of(found(fund, id));
    }

    @PostMapping(ITEM + "/decisions")
    ResponseEntity<Object> propose(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer,
            HttpServletRequest request)
            throws IOException {
        Ask ask = ask(request);
        Decision made = desk.propose(viewer(fund), id, ask.proposal(), by(fund, officer));
        return ResponseEntity.created(URI.create("/api/v1/decisions/" + made.id()))
                .body(DecisionJson.of(made));
    }

    @GetMapping(DECISION)
    DecisionJson decision(@AuthenticationPrincipal FundId fund, @PathVariable long id) {
        return DecisionJson.of(desk.decision(viewer(fund), id).orElseThrow(() -> new DeskException(Why.NOT_FOUND)));
    }

    @PostMapping(DECISION + "/approve")
    DecisionJson approve(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer) {
        return DecisionJson.of(desk.approve(viewer(fund), id, by(fund, officer)));
    }

    @PostMapping(DECISION + "/execute")
    DecisionJson execute(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer) {
        return DecisionJson.of(desk.execute(viewer(fund), id, by(fund, officer)));
    }

    @PostMapping(DECISION + "/return")
    DecisionJson sendBack(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer,
            HttpServletRequest request)
            throws IOException {
        return DecisionJson.of(
                desk.sendBack(viewer(fund), id, by(fund, officer), ask(request).reasoned()));
    }

    @PostMapping(DECISION + "/undo")
    ResponseEntity<Object> undo(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer,
            HttpServletRequest request)
            throws IOException {
        Decision made =
                desk.undo(viewer(fund), id, by(fund, officer), ask(request).reasoned());
        return ResponseEntity.created(URI.create("/api/v1/decisions/" + made.id()))
                .body(DecisionJson.of(made));
    }

    @PostMapping(ITEM + "/notes")
    ResponseEntity<Object> note(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer,
            HttpServletRequest request)
            throws IOException {
        desk.note(viewer(fund), id, people.officer(fund, officer), ask(request).written());
        return ResponseEntity.status(201).body(ItemJson.Whole.of(found(fund, id)));
    }

    @PostMapping(ITEM + "/attachments")
    ResponseEntity<Object> attach(
            @AuthenticationPrincipal FundId fund,
            @PathVariable long id,
            @RequestHeader(name = People.HEADER, required = false) @Nullable String officer,
            @RequestHeader(name = "Songtor-File-Name", defaultValue = "") String name,
            HttpServletRequest request)
            throws IOException {
        byte[] content = request.getInputStream().readNBytes(FileKind.LARGEST + 1);
        return ResponseEntity.status(201)
                .body(AttachmentJson.of(desk.attach(viewer(fund), id, people.officer(fund, officer), name, content)));
    }

    @GetMapping(ITEM + "/attachments/{attachment:[0-9]{1,18}}")
    ResponseEntity<byte[]> attachment(
            @AuthenticationPrincipal FundId fund, @PathVariable long id, @PathVariable long attachment) {
        FileKind kind = found(fund, id).attachments().stream()
                .filter(a -> a.id() == attachment)
                .findFirst()
                .orElseThrow(() -> new DeskException(Why.NOT_FOUND))
                .kind();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .body(desk.attachment(viewer(fund), id, attachment).orElseThrow());
    }

    private Case found(FundId fund, long id) {
        return desk.item(viewer(fund), id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
    }

    private By by(FundId fund, @Nullable String header) {
        return authorities.by(people.officer(fund, header), Optional.of(fund));
    }

    private static Viewer viewer(FundId fund) {
        return new Viewer("program of " + fund, Set.of(fund), false);
    }

    private Ask ask(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new DeskException(Why.INCOMPLETE);
        }
        try {
            return Optional.<Ask>ofNullable(reader.readValue(body))
                    .orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        } catch (JacksonException e) { // its text may quote a national id
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e.why());
    }
}
