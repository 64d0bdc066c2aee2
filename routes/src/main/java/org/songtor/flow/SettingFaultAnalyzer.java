package org.songtor.flow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** In place of a stack trace: the one setting to mend, why, and the file and line where it stands. */
final class SettingFaultAnalyzer extends AbstractFailureAnalyzer<SettingFault> {
    private final SettingPlaces places;

    SettingFaultAnalyzer(Environment environment) {
        this.places = new SettingPlaces(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingFault fault) {
        return StartFaultAnalyzer.analysis(
                fault.getMessage() + places.told(fault.setting().split(" ", 2)[0]), fault);
    }
}
