package org.songtor.intake.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.model.AgencyCode;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/**
 * A fund's active members as one period sees them, about a hundred bytes each. A member is known by a place from 0, in the order in which the
 * members came.
 */
public final class Roster {
    /** No member. */
    public static final int NONE = -1;

    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final int NUMBER = 0;
    private static final int TITLE = 1;
    private static final int FIRST = 2;
    private static final int LAST = 3;
    private static final int REFERENCES = 4;

    private final Schemes schemes;
    private final int month;
    private final Period period;
    private final Texts texts = new Texts();
    private final LongMap byPerson = new LongMap();
    private final LongMap byNumber = new LongMap();
    private final LongMap enrolled = new LongMap();
    private final List<String> occupations = new ArrayList<>();
    private final Map<String, Short> occupationPlaces = new HashMap<>();
    private int size;
    private int[] at = new int[64];
    private long[] persons = new long[64];
    private long[] pays = new long[64];
    private long[] there = new long[64];
    private int[] born = new int[64];
    private short[] occupation = new short[64];

    /** @param month in which enrolments are looked at, as {@link Keys#month} */
    public Roster(Schemes schemes, int month) {
        this.schemes = schemes;
        this.month = month;
        this.period = Keys.period(month);
    }

    /** Takes one more member; a group pays as a whole and is expected in no batch. */
    public void add(Member member) {
        if (size == at.length) {
            grow();
        }
        PersonName name = member.name();
        at[size] = texts.add(member.memberNo(), name.title(), name.first(), name.last(), references(member));
        persons[size] = member.person().map(Keys::person).orElse(Keys.NOBODY);
        if (persons[size] != Keys.NOBODY) {
            byPerson.put(persons[size], size + 1L);
        }
        byNumber.put(numberKey(member.memberNo()), size + 1L);
        pays[size] = member.kind() == Member.Kind.GROUP ? 0 : enrolments(member);
        born[size] =
                member.birthDate().map(d -> Math.toIntExact(d.toEpochDay())).orElse(NO_DAY);
        occupation[size] = occupationPlaces.computeIfAbsent(member.occupation(), this::occupationPlace);
        size++;
    }

    private void grow() {
        int more = Math.multiplyExact(size, 2);
        at = Arrays.copyOf(at, more);
        persons = Arrays.copyOf(persons, more);
        pays = Arrays.copyOf(pays, more);
        there = Arrays.copyOf(there, more);
        born = Arrays.copyOf(born, more);
        occupation = Arrays.copyOf(occupation, more);
    }

    private static String references(Member member) {
        if (member.references().isEmpty()) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        member.references()
                .forEach((agency, number) ->
                        all.append(agency).append('=').append(number).append('\n'));
        return all.toString();
    }

    private short occupationPlace(String name) {
        if (occupations.size() == Short.MAX_VALUE) {
            throw new IllegalStateException("a roster holds more than " + Short.MAX_VALUE + " occupations");
        }
        occupations.add(name);
        return (short) (occupations.size() - 1);
    }

    /** Bits of what the member pays into in this period; a late beginning is kept, so that no month before it counts as missed. */
    private long enrolments(Member member) {
        long bits = 0;
        for (Map.Entry<SchemeCode, Member.Enrolment> entry : member.enrolments().entrySet()) {
            int scheme = schemes.place(entry.getKey());
            if (scheme >= 0 && entry.getValue().holdsIn(period)) {
                bits |= 1L << scheme;
                LocalDate from = entry.getValue().from();
                int since = from.getYear() < 1900 || from.equals(LocalDate.EPOCH)
                        ? 0
                        : Keys.month(new Period(java.time.YearMonth.from(from)));
                if (month - since < Payments.WINDOW) {
                    enrolled.put((long) size << 8 | scheme, since);
                }
            }
        }
        return bits;
    }

    /** A free or the very place of this number; two numbers of one hash, which hardly happens, take places one after the other. */
    private long numberKey(String memberNo) {
        long key = hash(memberNo);
        for (long member = byNumber.get(key); member != 0; member = byNumber.get(key)) {
            if (texts.read(at[(int) member - 1], NUMBER).equals(memberNo)) {
                return key;
            }
            key = key + 1 & Long.MAX_VALUE;
        }
        return key;
    }

    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash & Long.MAX_VALUE >>> 1;
    }

    public int size() {
        return size;
    }

    public int byPerson(long person) {
        return (int) byPerson.get(person) - 1;
    }

    public int byNumber(String memberNo) {
        return (int) byNumber.get(numberKey(memberNo)) - 1;
    }

    /** {@link Keys#NOBODY} while the roster was not completed. */
    public long person(int member) {
        return persons[member];
    }

    public String number(int member) {
        return texts.read(at[member], NUMBER);
    }

    public PersonName name(int member) {
        return new PersonName(
                texts.read(at[member], TITLE), texts.read(at[member], FIRST), texts.read(at[member], LAST));
    }

    public String occupation(int member) {
        return occupations.get(occupation[member]);
    }

    public Optional<LocalDate> birthDate(int member) {
        return born[member] == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(born[member]));
    }

    /** The member's own number at this agency. */
    public Optional<String> reference(int member, AgencyCode agency) {
        String all = texts.read(at[member], REFERENCES);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String start = agency + "=";
        return all.lines()
                .filter(l -> l.startsWith(start))
                .map(l -> l.substring(start.length()))
                .findFirst();
    }

    /** Bits of the schemes the member pays into in this period. */
    public long pays(int member) {
        return pays[member];
    }

    /** First month of the member's enrolment, as far as it matters; 0 for long ago. */
    public int since(int member, int scheme) {
        return (int) enrolled.get((long) member << 8 | scheme);
    }

    /** Notes that the period's batches hold a line of this member for this scheme. */
    public void present(int member, int scheme) {
        there[member] |= 1L << scheme;
    }

    /** Bits of the schemes that were noted. */
    public long there(int member) {
        return there[member];
    }

    /** For {@code RosterStore.active}. */
    public Consumer<Member> filling() {
        return this::add;
    }
}
