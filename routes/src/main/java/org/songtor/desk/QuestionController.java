package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.songtor.port.ReviewDesk;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a payer meant another file than the bank's text names, as an operator asks by program; two decide about it like about any item. */
@RestController
@RequestMapping(Callers.OPERATORS)
class QuestionController {
    private final ReviewDesk desk;
    private final Authorities authorities;
    private final Asks asks;

    QuestionController(ReviewDesk desk, Authorities authorities, Asks asks) {
        this.desk = desk;
        this.authorities = authorities;
        this.asks = asks;
    }

    @PostMapping("/credits/questions")
    ResponseEntity<Object> question(Caller caller, HttpServletRequest request) throws IOException {
        CreditAsk ask = asks.question(request);
        long item = desk.question(
                caller.viewer(),
                ask.accounted(),
                ask.entered(),
                ask.reasoned(),
                authorities.by(caller.person().get(), caller.fund()));
        return ResponseEntity.created(URI.create(caller.root() + "/items/" + item))
                .body(desk.item(caller.viewer(), item)
                        .map(found -> ItemJson.Whole.of(found, kind -> authorities.mayOrder(found, kind)))
                        .orElseThrow(() -> new DeskException(Why.NOT_FOUND)));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e);
    }
}
