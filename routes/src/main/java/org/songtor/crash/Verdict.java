package org.songtor.crash;

import java.util.List;
import org.songtor.checker.Finding;
import org.songtor.checker.Finding.Kind;

/**
 * How a trial ended.
 *
 * @param kills how many programs were killed for it
 * @param trouble what went wrong with the trial itself, such as a point that was not reached; empty where nothing did
 * @param seconds from the first batch to the verdict
 */
record Verdict(String what, int kills, List<Finding> findings, String trouble, double seconds) {
    Verdict {
        findings = List.copyOf(findings);
    }

    boolean good() {
        return findings.isEmpty() && trouble.isEmpty();
    }

    long of(Kind kind) {
        return findings.stream().filter(f -> f.kind() == kind).count();
    }
}
