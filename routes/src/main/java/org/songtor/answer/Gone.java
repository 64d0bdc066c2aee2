package org.songtor.answer;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that were listed and are not there when they are asked for. Another node that reads the same box took them, and deleted them when they were durable. One that
 * is listed once more nobody took: its agency shows what it does not give.
 */
final class Gone {
    private final Map<String, Set<String>> byBox = new ConcurrentHashMap<>();

    /** A new list: of names that are not in it nothing is known any more. */
    void listed(String box, Collection<?> names) {
        of(box).retainAll(Set.copyOf(names));
    }

    /** @return whether it was so in the list before too */
    boolean again(String box, String name) {
        return !of(box).add(name);
    }

    private Set<String> of(String box) {
        return byBox.computeIfAbsent(box, b -> ConcurrentHashMap.newKeySet());
    }
}
