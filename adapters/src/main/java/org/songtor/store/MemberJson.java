package org.songtor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.songtor.model.AgencyCode;
import org.songtor.model.Member;
import org.songtor.model.SchemeCode;

/** The parts of a member that are as many as there are schemes and agencies; dates in ISO 8601. */
final class MemberJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, String>>> ENROLMENTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> REFERENCES = new TypeReference<>() {};

    private MemberJson() {}

    static String ofEnrolments(Map<SchemeCode, Member.Enrolment> enrolments) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        enrolments.forEach((scheme, enrolment) -> {
            Map<String, String> dates =
                    new TreeMap<>(Map.of("from", enrolment.from().toString()));
            enrolment.until().ifPresent(until -> dates.put("until", until.toString()));
            all.put(scheme.value(), dates);
        });
        return text(all);
    }

    static Map<SchemeCode, Member.Enrolment> enrolments(String json) {
        Map<SchemeCode, Member.Enrolment> all = new TreeMap<>();
        each(
                json,
                ENROLMENTS,
                (scheme, dates) -> all.put(
                        SchemeCode.of(scheme),
                        new Member.Enrolment(
                                LocalDate.parse(dates.get("from")),
                                Optional.ofNullable(dates.get("until")).map(LocalDate::parse))));
        return all;
    }

    static String ofReferences(Map<AgencyCode, String> references) {
        Map<String, String> all = new TreeMap<>();
        references.forEach((agency, reference) -> all.put(agency.value(), reference));
        return text(all);
    }

    static Map<AgencyCode, String> references(String json) {
        Map<AgencyCode, String> all = new TreeMap<>();
        each(json, REFERENCES, (agency, reference) -> all.put(AgencyCode.of(agency), reference));
        return all;
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are always written", e);
        }
    }

    private static <V> void each(String json, TypeReference<Map<String, V>> type, BiConsumer<String, V> to) {
        try {
            JSON.readValue(json, type).forEach(to);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept member that cannot be read", e);
        }
    }
}
