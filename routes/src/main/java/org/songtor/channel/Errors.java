package org.songtor.channel;

import org.songtor.settings.Channel;

/** Each edge classifies its own errors. */
public final class Errors {
    private Errors() {}

    public static Verdict of(Channel channel, Throwable error, Stage stage) {
        return switch (channel) {
            case SFTP -> SftpErrors.of(error, stage);
            case HTTPS -> HttpsErrors.of(error, stage);
            case SOAP -> SoapErrors.of(error, stage);
            case JMS -> JmsErrors.of(error, stage);
            // Nothing leaves by itself.
            case MANUAL -> Verdict.unrecognised(Verdict.words(error), Stage.NOTHING_LEFT);
        };
    }
}
