package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.port.ReviewDesk;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about review items through a program: each call names its person. */
@RestController
@RequestMapping({Callers.FUNDS, Callers.OPERATORS})
class DecisionController {
    private static final String DECISION = "/decisions/{id:[0-9]{1,18}}";

    private final ReviewDesk desk;
    private final Authorities authorities;
    private final Asks asks;

    DecisionController(ReviewDesk desk, Authorities authorities, Asks asks) {
        this.desk = desk;
        this.authorities = authorities;
        this.asks = asks;
    }

    @PostMapping("/items/{id:[0-9]{1,18}}/decisions")
    ResponseEntity<Object> propose(Caller caller, @PathVariable long id, HttpServletRequest request)
            throws IOException {
        Ask ask = asks.of(request);
        return made(
                caller,
                desk.propose(caller.viewer(), id, ask.proposal(r -> desk.file(caller.viewer(), id, r)), by(caller)));
    }

    @GetMapping(DECISION)
    DecisionJson decision(Caller caller, @PathVariable long id) {
        return DecisionJson.of(desk.decision(caller.viewer(), id).orElseThrow(() -> new DeskException(Why.NOT_FOUND)));
    }

    @PostMapping(DECISION + "/approve")
    DecisionJson approve(Caller caller, @PathVariable long id) {
        return DecisionJson.of(desk.approve(caller.viewer(), id, by(caller)));
    }

    @PostMapping(DECISION + "/execute")
    DecisionJson execute(Caller caller, @PathVariable long id) {
        return DecisionJson.of(desk.execute(caller.viewer(), id, by(caller)));
    }

    @PostMapping(DECISION + "/return")
    DecisionJson sendBack(Caller caller, @PathVariable long id, HttpServletRequest request) throws IOException {
        return DecisionJson.of(
                desk.sendBack(caller.viewer(), id, by(caller), asks.of(request).reasoned()));
    }

    @PostMapping(DECISION + "/undo")
    ResponseEntity<Object> undo(Caller caller, @PathVariable long id, HttpServletRequest request) throws IOException {
        return made(
                caller,
                desk.undo(caller.viewer(), id, by(caller), asks.of(request).reasoned()));
    }

    private static ResponseEntity<Object> made(Caller caller, Decision made) {
        return ResponseEntity.created(URI.create(caller.root() + "/decisions/" + made.id()))
                .body(DecisionJson.of(made));
    }

    private By by(Caller caller) {
        return authorities.by(caller.person().get(), caller.fund());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e);
    }
}
