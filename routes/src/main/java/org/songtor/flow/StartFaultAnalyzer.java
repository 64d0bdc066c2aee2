package org.songtor.flow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** In place of a stack trace: what has to be mended, one a line. */
final class StartFaultAnalyzer extends AbstractFailureAnalyzer<StartFault> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartFault fault) {
        return analysis(String.join("\n    ", fault.problems()), fault);
    }

    static FailureAnalysis analysis(String problems, Throwable fault) {
        return new FailureAnalysis(
                "การตั้งค่าใช้ไม่ได้ โปรแกรมจึงไม่เริ่มทำงาน · the settings cannot be kept to, and the program does not start:\n\n    "
                        + problems,
                "แก้ตามนี้แล้วเริ่มใหม่ · mend this and start again",
                fault);
    }
}
