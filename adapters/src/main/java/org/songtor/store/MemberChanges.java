package org.songtor.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.songtor.model.Member;

/** What two states of one member differ in, told in words; and one state completed by another. */
final class MemberChanges {
    private MemberChanges() {}

    /** What {@code now} leaves empty stays; enrolments and references are taken one by one. */
    static Member merged(Member before, Member now) {
        return new Member(
                before.memberNo(),
                now.kind(),
                now.person().or(before::person),
                now.name().full().isBlank() ? before.name() : now.name(),
                now.occupation().isEmpty() ? before.occupation() : now.occupation(),
                now.birthDate().or(before::birthDate),
                both(before.enrolments(), now.enrolments()),
                both(before.references(), now.references()));
    }

    private static <K, V> Map<K, V> both(Map<K, V> before, Map<K, V> now) {
        Map<K, V> all = new HashMap<>(before);
        all.putAll(now);
        return all;
    }

    /** One text a difference, without a national id. */
    static List<String> between(Member before, Member after) {
        List<String> what = new ArrayList<>();
        if (!before.person().equals(after.person())) {
            what.add(
                    before.person().isEmpty()
                            ? "id completed"
                            : after.person().isEmpty() ? "id removed" : "id changed");
        }
        told(what, "kind", before, after, Member::kind);
        told(what, "name", before, after, member -> member.name().full());
        told(what, "occupation", before, after, Member::occupation);
        told(
                what,
                "birth date",
                before,
                after,
                member -> member.birthDate().map(Object::toString).orElse(""));
        each(what, "", before.enrolments(), after.enrolments(), MemberChanges::enrolment);
        each(what, "number at ", before.references(), after.references(), Function.identity());
        return what;
    }

    private static void told(
            List<String> what, String name, Member before, Member after, Function<Member, Object> value) {
        if (!value.apply(before).equals(value.apply(after))) {
            what.add(name + ": " + value.apply(before) + " -> " + value.apply(after));
        }
    }

    private static <K extends Comparable<K>, V> void each(
            List<String> what, String name, Map<K, V> before, Map<K, V> after, Function<V, String> text) {
        Set<K> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (K key : keys) {
            String was = before.containsKey(key) ? text.apply(before.get(key)) : "";
            String is = after.containsKey(key) ? text.apply(after.get(key)) : "";
            if (!was.equals(is)) {
                what.add(name + key + ": " + was + " -> " + is);
            }
        }
    }

    private static String enrolment(Member.Enrolment enrolment) {
        return enrolment.from() + " to "
                + enrolment.until().map(Object::toString).orElse("");
    }
}
