package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.songtor.model.AgencyCode;

/** Orders to misbehave that are in force. Whoever stands at a door asks here; an order is counted down before it is carried out. */
final class Orders {
    private final OrderBook book;
    private final List<Consumer<Order>> listeners = new CopyOnWriteArrayList<>();
    private final Map<AgencyCode, Integer> calms = new HashMap<>();
    private int allCalms;

    Orders(OrderBook book) {
        this.book = book;
    }

    synchronized List<Order> list() {
        return List.copyOf(book.orders);
    }

    /** @param times {@link Order#ALWAYS} until it is taken back */
    Order give(Misbehaviour what, AgencyCode agency, Optional<String> profile, int times, Optional<Duration> delay)
            throws IOException {
        Order order;
        synchronized (this) {
            order = new Order(book.last + 1, what, agency, profile, times, delay);
            book.last = order.id();
            book.orders.add(order);
            book.write();
        }
        listeners.forEach(l -> l.accept(order));
        return order;
    }

    /** Is told of each order that is given. */
    void listen(Consumer<Order> listener) {
        listeners.add(listener);
    }

    /** The oldest order of one of these kinds for this box, counted down by one. */
    Optional<Order> take(Box box, Misbehaviour... any) throws IOException {
        return take(o -> o.isFor(box) && List.of(any).contains(o.what()));
    }

    Optional<Order> take(Box box, List<Misbehaviour> any) throws IOException {
        return take(o -> o.isFor(box) && any.contains(o.what()));
    }

    /** For a door that does not know the box yet. */
    Optional<Order> take(AgencyCode agency, Misbehaviour what) throws IOException {
        return take(o -> o.agency().equals(agency) && o.what() == what);
    }

    private synchronized Optional<Order> take(Predicate<Order> which) throws IOException {
        for (int i = 0; i < book.orders.size(); i++) {
            Order order = book.orders.get(i);
            if (which.test(order)) {
                if (order.left() == 1) {
                    book.orders.remove(i);
                } else {
                    book.orders.set(i, order.onceLess());
                }
                if (order.left() != Order.ALWAYS) {
                    book.write();
                }
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** Waits for the order's delay, or until the agency is calmed. */
    synchronized void pause(Order order, Duration usual) {
        long end = System.nanoTime() + order.delayOr(usual).toNanos();
        int calm = calms(order.agency());
        try {
            while (calm == calms(order.agency())) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void hold(Hold hold) throws IOException {
        book.holds.add(hold);
        book.write();
    }

    synchronized Optional<Hold> held(Box box, String name) {
        return book.holds.stream().filter(h -> h.isOf(box, name)).findFirst();
    }

    synchronized void release(Hold hold) throws IOException {
        book.holds.remove(hold);
        book.write();
    }

    /** To be called before such a file appears. */
    synchronized void litter(Box box, String name) throws IOException {
        if (book.litter.put(box.inbox(name), box.agency()) == null) {
            book.write();
        }
    }

    /** True for a file that an order put in the way; it is no delivery. */
    synchronized boolean isLitter(Box box, String name) {
        return book.litter.containsKey(box.inbox(name));
    }

    synchronized void noLitter(Box box, String name) throws IOException {
        if (book.litter.remove(box.inbox(name)) != null) {
            book.write();
        }
    }

    /** Takes every order of the agency back, or of all: who hangs goes on, what was held goes out, what was put in the way goes. */
    synchronized void calm(Optional<AgencyCode> only) throws IOException {
        Predicate<AgencyCode> whose = a -> only.map(a::equals).orElse(true);
        for (Map.Entry<Path, AgencyCode> e : List.copyOf(book.litter.entrySet())) {
            if (whose.test(e.getValue())) {
                Files.deleteIfExists(e.getKey());
                book.litter.remove(e.getKey());
            }
        }
        book.orders.removeIf(o -> whose.test(o.agency()));
        book.holds.removeIf(h -> whose.test(h.agency()));
        book.write();
        calmed(only);
    }

    /** Takes one order back; what it holds stays held. @return false where there is none of this number */
    synchronized boolean calm(long id) throws IOException {
        boolean there = book.orders.removeIf(o -> o.id() == id);
        if (there) {
            book.write();
            calmed(Optional.empty());
        }
        return there;
    }

    private void calmed(Optional<AgencyCode> only) {
        if (only.isPresent()) {
            calms.merge(only.get(), 1, Integer::sum);
        } else {
            allCalms++;
        }
        notifyAll();
    }

    private int calms(AgencyCode agency) {
        return allCalms + calms.getOrDefault(agency, 0);
    }
}
