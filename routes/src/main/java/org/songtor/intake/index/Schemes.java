package org.songtor.intake.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Catalogue;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;

/** The catalogue's schemes in the order of their codes, each with a place from 0, so that a set of them is the bits of one number. */
public final class Schemes {
    /** As many as a number has bits; an installation has a dozen. */
    public static final int MOST = Long.SIZE;

    private final List<Scheme> all;
    private final Map<String, Integer> places = new HashMap<>();

    public Schemes(Catalogue catalogue) {
        this.all = catalogue.schemes().keySet().stream()
                .sorted()
                .map(code -> catalogue.scheme(code).orElseThrow())
                .toList();
        if (all.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " schemes are configured");
        }
        all.forEach(scheme -> places.put(scheme.code().value(), places.size()));
    }

    /** @return -1 where no scheme has this code */
    public int place(String code) {
        Integer place = places.get(code);
        return place == null ? -1 : place;
    }

    public int place(SchemeCode code) {
        return place(code.value());
    }

    public Scheme at(int place) {
        return all.get(place);
    }

    public int size() {
        return all.size();
    }

    /** The bits of those that are in the catalogue. */
    public long bits(Collection<SchemeCode> codes) {
        long bits = 0;
        for (SchemeCode code : codes) {
            int place = place(code);
            bits |= place < 0 ? 0 : 1L << place;
        }
        return bits;
    }

    /** Every code, for people. */
    public String names() {
        return String.join(", ", all.stream().map(s -> s.code().value()).toList());
    }
}
