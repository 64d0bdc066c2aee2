package org.songtor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/**
 * What the orders book remembers over a restart, {@code misbehaviour.csv}: {@code last,ID}, {@code order,...}, {@code hold,...},
 * {@code litter,AGENCY,PATH}. Replaced whole at each change.
 */
final class OrderBook {
    private static final String NONE = "-";

    private final Path file;
    private final Disk disk;
    final List<Order> orders = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    /** Files in inboxes that an order put there; thrown away when it is taken back. */
    final Map<Path, AgencyCode> litter = new LinkedHashMap<>();

    long last;

    OrderBook(Path file, Disk disk) throws IOException {
        this.file = file;
        this.disk = disk;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::read);
        }
    }

    void write() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("last," + last);
        orders.forEach(o -> rows.add(String.join(
                ",",
                "order",
                Long.toString(o.id()),
                o.what().word(),
                o.agency().value(),
                o.profile().orElse(NONE),
                Integer.toString(o.left()),
                o.delay().map(d -> Long.toString(d.toMillis())).orElse(NONE))));
        holds.forEach(h -> rows.add(String.join(
                ",",
                "hold",
                h.agency().value(),
                h.box(),
                h.name(),
                h.until().map(u -> Long.toString(u.toEpochMilli())).orElse(NONE),
                Boolean.toString(h.next()))));
        litter.forEach((path, agency) -> rows.add("litter," + agency + "," + path));
        disk.write(file, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void read(String row) {
        String[] c = row.split(",", -1);
        switch (c[0]) {
            case "last" -> last = Long.parseLong(c[1]);
            case "order" ->
                orders.add(new Order(
                        Long.parseLong(c[1]),
                        Misbehaviour.of(c[2]),
                        AgencyCode.of(c[3]),
                        given(c[4]),
                        Integer.parseInt(c[5]),
                        given(c[6]).map(Long::valueOf).map(Duration::ofMillis)));
            case "hold" ->
                holds.add(new Hold(
                        AgencyCode.of(c[1]),
                        c[2],
                        c[3],
                        given(c[4]).map(Long::valueOf).map(Instant::ofEpochMilli),
                        Boolean.parseBoolean(c[5])));
            case "litter" -> litter.put(Path.of(row.split(",", 3)[2]), AgencyCode.of(c[1]));
            default -> throw new IllegalStateException(file + " holds a row that nobody wrote: " + c[0]);
        }
    }

    private static Optional<String> given(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(text);
    }
}
