package org.songtor.flow;

import java.util.Locale;
import org.songtor.delivery.Hours;
import org.songtor.port.Hold;

/** Why something is held, as programs read it; shape {@code Hold} of the contract songtor.v1.yaml. No login: a fund learns which house holds it. */
public record HoldJson(String kind, String by, String since, String reason) {
    public static HoldJson of(Hold hold) {
        return new HoldJson(
                hold.kind().name().toLowerCase(Locale.ROOT),
                hold.by().name().toLowerCase(Locale.ROOT),
                hold.since().atZone(Hours.ZONE).toOffsetDateTime().toString(),
                hold.reason());
    }
}
