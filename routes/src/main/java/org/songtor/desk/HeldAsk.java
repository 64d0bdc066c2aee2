package org.songtor.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.desk.HeldDesk.Wish;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** What a program wants ordered about money held in trust, for a person; what is missing is refused. @param member its number; empty for the money of all */
record HeldAsk(
        @Nullable String kind,
        @Nullable String scheme,
        @Nullable String member,
        @Nullable String reason) {

    Wish by(String login) {
        Kind wanted = List.of(Kind.values()).stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        Optional<String> only = Optional.ofNullable(member).filter(m -> !m.isEmpty());
        return new Wish(login, wanted, scheme(scheme), only, reason == null ? "" : reason);
    }

    /** @throws DeskException for what no scheme may be called */
    static SchemeCode scheme(@Nullable String said) {
        try {
            return SchemeCode.of(said == null ? "" : said);
        } catch (IllegalArgumentException e) {
            throw new DeskException(Why.INCOMPLETE);
        }
    }
}
