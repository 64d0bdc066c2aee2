package org.songtor.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One member of a fund's roster (ทะเบียนสมาชิก), as it stands on the day it was asked for.
 *
 * @param memberNo running number in the fund's own ledger; unique in the fund
 * @param person empty until the ledger, which has no national ids, was completed; a group has none
 * @param occupation as the fund writes it, for example {@code เกษตรกร}; may be empty
 * @param enrolments what the member pays into, and since when; each scheme is expected in the month's batches
 * @param references the member's number at an agency: a policy number, a saver's number
 */
public record Member(
        String memberNo,
        Kind kind,
        Optional<NationalId> person,
        PersonName name,
        String occupation,
        Optional<LocalDate> birthDate,
        Map<SchemeCode, Enrolment> enrolments,
        Map<AgencyCode, String> references) {
    public Member {
        enrolments = Map.copyOf(enrolments);
        references = Map.copyOf(references);
    }

    /** A person, or a group that pays as one (สมาชิกประเภทกลุ่ม). */
    public enum Kind {
        INDIVIDUAL,
        GROUP
    }

    /** @param from first day; {@code until} is the last one, empty while it goes on */
    public record Enrolment(LocalDate from, Optional<LocalDate> until) {
        public boolean holdsIn(Period period) {
            return !from.isAfter(period.month().atEndOfMonth())
                    && until.map(u -> !u.isBefore(period.month().atDay(1))).orElse(true);
        }
    }

    /** A person who pays into these schemes since ever: what the simplest roster says. */
    public static Member of(
            String memberNo, NationalId person, PersonName name, String occupation, Set<SchemeCode> schemes) {
        Map<SchemeCode, Enrolment> enrolments = schemes.stream()
                .collect(Collectors.toMap(s -> s, s -> new Enrolment(LocalDate.EPOCH, Optional.empty())));
        return new Member(
                memberNo,
                Kind.INDIVIDUAL,
                Optional.of(person),
                name,
                occupation,
                Optional.empty(),
                enrolments,
                Map.of());
    }

    public Set<SchemeCode> schemes() {
        return enrolments.keySet();
    }

    public boolean paysInto(SchemeCode scheme, Period period) {
        Enrolment enrolment = enrolments.get(scheme);
        return enrolment != null && enrolment.holdsIn(period);
    }
}
