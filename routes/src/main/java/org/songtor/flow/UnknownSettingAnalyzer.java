package org.songtor.flow;

import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** A setting that there is not, mostly a misspelt one: its name and place. Its value is not told: it may be a secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownSettingAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {
    private final SettingPlaces places;

    UnknownSettingAnalyzer(Environment environment) {
        this.places = new SettingPlaces(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnboundConfigurationPropertiesException unknown) {
        String settings = unknown.getUnboundProperties().stream()
                .map(property -> property.getName() + ": ไม่มีการตั้งค่าชื่อนี้ · there is no such setting"
                        + places.told(property.getName().toString()))
                .collect(Collectors.joining("\n    "));
        return StartFaultAnalyzer.analysis(settings, unknown);
    }
}
