package org.songtor.repair;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.songtor.model.Catalogue;
import org.songtor.model.Scheme;

/**
 * The short names of the schemes, and what else people call them. A name that two schemes share says nothing.
 *
 * @param codes short names
 * @param names other names, in lower case and with single blanks, to the short name
 */
public record SchemeNames(Set<String> codes, Map<String, String> names) {
    public SchemeNames {
        codes = Set.copyOf(codes);
        names = Map.copyOf(names);
    }

    public static SchemeNames of(Catalogue catalogue) {
        Map<String, Set<String>> all = new HashMap<>();
        Set<String> codes = new TreeSet<>();
        for (Scheme scheme : catalogue.schemes().values()) {
            String code = scheme.code().value();
            codes.add(code);
            for (String name : new String[] {code, scheme.nameTh(), scheme.nameEn()}) {
                all.computeIfAbsent(plain(name), n -> new TreeSet<>()).add(code);
            }
        }
        Map<String, String> names = new HashMap<>();
        all.forEach((name, meant) -> {
            if (meant.size() == 1) {
                names.put(name, meant.iterator().next());
            }
        });
        return new SchemeNames(codes, names);
    }

    Optional<Finding> look(String raw) {
        if (raw.isBlank() || codes.contains(raw)) {
            return Optional.empty();
        }
        String tidy = Thai.saraAm(Thai.tidy(raw));
        if (codes.contains(tidy)) {
            return Optional.of(Finding.mended(Mistake.SCHEME_BLANKS, tidy));
        }
        String code = names.get(plain(raw));
        return Optional.of(
                code == null ? Finding.hopeless(Mistake.SCHEME_UNKNOWN) : Finding.mended(Mistake.SCHEME_NAME, code));
    }

    private static String plain(String name) {
        return Thai.saraAm(Thai.tidy(name)).toLowerCase(Locale.ROOT);
    }
}
