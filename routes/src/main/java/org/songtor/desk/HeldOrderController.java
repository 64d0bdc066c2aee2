package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about money held in trust through a fund's program: each call that changes something names its person. An operator belongs to no fund, and has none. */
@RestController
@RequestMapping(Callers.FUNDS)
class HeldOrderController {
    private static final String ORDERS = "/held/orders";
    private static final String ORDER = ORDERS + "/{id:[0-9]{1,18}}";

    private final HeldStore store;
    private final HeldDesk desk;
    private final Asks asks;

    HeldOrderController(HeldStore store, HeldDesk desk, Asks asks) {
        this.store = store;
        this.desk = desk;
        this.asks = asks;
    }

    /** What waits for people, then the last that were sent back or lapsed, as the page lists them. */
    @GetMapping(ORDERS)
    Map<String, List<OrderJson>> orders(Caller caller) {
        FundId fund = fund(caller);
        return Map.of(
                "orders",
                Stream.concat(store.open(fund).stream(), store.notDone(fund).stream())
                        .map(this::json)
                        .toList());
    }

    @PostMapping(ORDERS)
    ResponseEntity<Object> propose(Caller caller, HttpServletRequest request) throws IOException {
        HeldAsk ask = asks.order(request);
        Order made = desk.propose(fund(caller), ask.by(caller.person().get()));
        return ResponseEntity.created(URI.create(Callers.FUNDS + ORDERS + "/" + made.id()))
                .body(json(made));
    }

    @GetMapping(ORDER)
    OrderJson order(Caller caller, @PathVariable long id) {
        return json(desk.order(fund(caller), id));
    }

    @PostMapping(ORDER + "/approve")
    OrderJson approve(Caller caller, @PathVariable long id) {
        return json(desk.approve(fund(caller), id, caller.person().get()));
    }

    @PostMapping(ORDER + "/execute")
    OrderJson execute(Caller caller, @PathVariable long id) {
        return json(desk.execute(fund(caller), id, caller.person().get()));
    }

    @PostMapping(ORDER + "/return")
    OrderJson sendBack(Caller caller, @PathVariable long id, HttpServletRequest request) throws IOException {
        String reason = asks.of(request).reasoned();
        return json(desk.sendBack(fund(caller), id, caller.person().get(), reason));
    }

    @PostMapping(ORDER + "/withdraw")
    OrderJson withdraw(Caller caller, @PathVariable long id) {
        return json(desk.withdraw(fund(caller), id, caller.person().get()));
    }

    private OrderJson json(Order order) {
        return OrderJson.of(order, desk);
    }

    private static FundId fund(Caller caller) {
        return caller.fund().orElseThrow(() -> new DeskException(Why.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e);
    }

    @ExceptionHandler
    ResponseEntity<Object> open(HeldStore.OrderOpen e) {
        return Refusals.of(e);
    }
}
