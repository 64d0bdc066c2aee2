package org.songtor.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;

/**
 * Settings that there are not, mostly misspelt ones, and values that no setting of theirs may have: name, what is expected, and place. Spring Boot would say
 * the value too; it may be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BoundSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private final SettingPlaces places;

    BoundSettingAnalyzer(Environment environment) {
        this.places = new SettingPlaces(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, BindException wrong) {
        List<String> settings = settings(wrong);
        return StartFaultAnalyzer.analysis(String.join("\n    ", settings), wrong);
    }

    private List<String> settings(BindException wrong) {
        UnboundConfigurationPropertiesException unknown =
                findCause(wrong, UnboundConfigurationPropertiesException.class);
        if (unknown != null) {
            return unknown.getUnboundProperties().stream()
                    .map(p -> told(p.getName().toString(), unbound(p.getName())))
                    .toList();
        }
        BindValidationException invalid = findCause(wrong, BindValidationException.class);
        return invalid == null ? List.of(unread(wrong)) : invalid(invalid.getValidationErrors());
    }

    /** Of a list that stands in two places only one is read, and what the other says is left over. */
    private String unbound(ConfigurationPropertyName name) {
        return places.twice(name)
                ? "รายการนี้ตั้งไว้มากกว่าหนึ่งแห่ง ที่ตรงนี้จึงไม่ถูกใช้ · this list is set in more than one place, and what stands here is not used"
                : "ไม่มีการตั้งค่าชื่อนี้ · there is no such setting";
    }

    private List<String> invalid(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .map(e -> told(
                        errors.getName() + (e instanceof FieldError field ? "." + field.getField() : ""),
                        "ค่าใช้ไม่ได้ · the value " + e.getDefaultMessage()))
                .toList();
    }

    /** A value that is of another kind. */
    private String unread(BindException wrong) {
        Class<?> kind = wrong.getTarget().getType().resolve(Object.class);
        String due = kind.isEnum()
                ? "ควรเป็น expected one of "
                        + Stream.of(kind.getEnumConstants())
                                .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                : "ค่าใช้ไม่ได้ · the value is no " + kind.getSimpleName();
        return told(
                Optional.ofNullable(wrong.getProperty())
                        .map(p -> p.getName().toString())
                        .orElse(wrong.getName().toString()),
                due);
    }

    private String told(String setting, String what) {
        return setting + ": " + what + places.told(setting);
    }
}
