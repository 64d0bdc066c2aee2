package org.songtor.flow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.StatementFormat;
import org.springframework.stereotype.Component;

/** The formats that are there, by name. Two of one name stop the start. */
@Component
public class Formats {
    private final Map<ProfileId, AgencyFormat> agencies;
    private final Map<String, StatementFormat> statements;

    public Formats(List<AgencyFormat> agencies, List<StatementFormat> statements) {
        this.agencies = byName(agencies, format -> format.profile().id());
        this.statements = byName(statements, StatementFormat::name);
    }

    /** @throws IllegalStateException where no format has this profile */
    public AgencyFormat of(ProfileId profile) {
        AgencyFormat format = agencies.get(profile);
        if (format == null) {
            throw new IllegalStateException("no format for profile " + profile + "; there are " + agencies.keySet());
        }
        return format;
    }

    public StatementFormat statement(String name) {
        StatementFormat format = statements.get(name);
        if (format == null) {
            throw new IllegalStateException("no statement format " + name + "; there are " + statements.keySet());
        }
        return format;
    }

    private static <K, V> Map<K, V> byName(List<V> formats, Function<V, K> name) {
        return formats.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }
}
