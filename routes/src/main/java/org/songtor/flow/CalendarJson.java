package org.songtor.flow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songtor.delivery.Hours;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarBoard.Row;

/** The board as programs read it: instants with Bangkok's offset, seconds, amounts in satang. */
public final class CalendarJson {
    private CalendarJson() {}

    public static Map<String, Object> of(List<Lane> lanes, Instant at) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", bangkok(at));
        all.put("profiles", lanes.stream().map(l -> of(l, at)).toList());
        return all;
    }

    private static Map<String, Object> of(Lane lane, Instant at) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("profile", lane.profile().toString());
        lane.window().ifPresent(w -> window(one, w, at));
        if (!lane.why().isEmpty()) {
            one.put("unknown", lane.why());
        }
        one.put("waiting", lane.rows().stream().map(r -> of(r, at)).toList());
        one.put("more", lane.more());
        one.put("whole", lane.whole());
        return one;
    }

    private static void window(Map<String, Object> one, Window window, Instant at) {
        one.put("open", window.isOpen(at));
        one.put("opens", bangkok(window.opens()));
        one.put("cutoff", bangkok(window.cutoff()));
        one.put("secondsToCutoff", window.cutoff().getEpochSecond() - at.getEpochSecond());
    }

    private static Map<String, Object> of(Row row, Instant at) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("standing", row.countdown().standing().name().toLowerCase(Locale.ROOT));
        one.put("stuck", row.pending().stuck());
        one.put("carried", row.pending().carried());
        row.pending().held().ifPresent(h -> one.put("hold", HoldJson.of(h)));
        row.pending().batch().ifPresent(b -> one.put("batch", b.toString()));
        row.pending().fund().ifPresent(f -> one.put("fund", f.value()));
        one.put("period", row.pending().period().toString());
        if (!row.pending().name().isEmpty()) {
            one.put("file", row.pending().name());
        }
        one.put("lines", row.pending().lines());
        one.put("satang", row.pending().amount().value());
        row.countdown().due().ifPresent(d -> one.put("due", bangkok(d)));
        row.countdown().left(at).ifPresent(l -> one.put("secondsLeft", l.getSeconds()));
        row.pending().next().filter(at::isBefore).ifPresent(n -> one.put("next", bangkok(n)));
        row.countdown().goes().ifPresent(w -> one.put("goes", bangkok(w.opens())));
        if (!row.countdown().why().isEmpty()) {
            one.put("unknown", row.countdown().why());
        }
        return one;
    }

    private static String bangkok(Instant at) {
        return at.atZone(Hours.ZONE).toOffsetDateTime().toString();
    }
}
