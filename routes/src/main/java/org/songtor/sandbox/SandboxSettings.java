package org.songtor.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/**
 * What the agencies' stand-ins need to know; whoever starts them makes it from the gateway's settings.
 *
 * @param dir folder under which everything is written: {@code agency/<agency>/...}, {@code agency/ports.properties}
 * @param keys folder of the gateway's keys: its certificates are known there and the agencies' signers are made there
 * @param sftpPort port on 127.0.0.1; 0 takes the one of the last start if it is free, otherwise any
 * @param httpsPort the same for HTTPS and SOAP
 * @param script {@code agencies.csv}: what the agencies do out of the ordinary; empty, every line is booked as sent
 * @param answerDelay from a file's arrival to its answer
 * @param creditDelay from the answer to the credit on a statement
 * @param jmsPort the same as {@code sftpPort} for the broker, which runs where an agency has a box of kind {@code JMS}
 * @param controlPort the same for orders to misbehave
 */
public record SandboxSettings(
        Path dir,
        Path keys,
        int sftpPort,
        int httpsPort,
        Optional<Path> script,
        Map<AgencyCode, Agency> agencies,
        Duration answerDelay,
        Duration creditDelay,
        int jmsPort,
        int controlPort) {

    /** With any free port for broker and commands. */
    public SandboxSettings(
            Path dir,
            Path keys,
            int sftpPort,
            int httpsPort,
            Optional<Path> script,
            Map<AgencyCode, Agency> agencies,
            Duration answerDelay,
            Duration creditDelay) {
        this(dir, keys, sftpPort, httpsPort, script, agencies, answerDelay, creditDelay, 0, 0);
    }

    public SandboxSettings {
        dir = dir.toAbsolutePath().normalize();
        keys = keys.toAbsolutePath().normalize();
        agencies = Map.copyOf(agencies);
    }

    /**
     * @param account the collection account its statements are of
     * @param statementFormat name of a {@code StatementFormat}
     * @param boxes by profile name, which is the box's name too; the box {@code statements} is always there
     */
    public record Agency(String account, String statementFormat, Map<String, Kind> boxes) {
        public Agency {
            boxes = Map.copyOf(boxes);
        }
    }

    /**
     * {@code FILES}: inbox and outbox, reached by SFTP and by HTTPS alike. {@code SFTP}, {@code HTTPS}: the same, of an agency that the gateway reaches by this
     * alone, so that nobody orders what can never strike. {@code SOAP}: calls, described by the profile's WSDL. {@code JMS}:
     * queues at the sandbox's broker, user the agency's code, no password.
     */
    public enum Kind {
        FILES,
        SFTP,
        HTTPS,
        SOAP,
        JMS;

        /** An inbox and an outbox. */
        boolean files() {
            return this == FILES || this == SFTP || this == HTTPS;
        }
    }
}
