package org.songtor.flow;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Installation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A crash asked for by {@code SONGTOR_CRASH=POINT[:PASS]}, or the system property {@code songtor-crash}; live mode does not start with it. */
@Component
class CrashOnDemand {
    private static final Logger LOG = LoggerFactory.getLogger(CrashOnDemand.class);

    CrashOnDemand(
            Installation installation, @Value("${songtor-crash:${SONGTOR_CRASH:#{null}}}") @Nullable String asked) {
        if (asked != null && !asked.isBlank()) {
            CrashPoint.arm(installation.mode(), asked.strip());
            LOG.warn("this program will kill itself at {}", asked.strip());
        }
    }
}
