package org.songtor.channel;

import com.jcraft.jsch.JSchHostKeyException;

/**
 * SFTP's errors. Permission, quota and a full disk are no "no" to the file: an operator mends them, and the same bytes go again; once bytes of the
 * file have left, the server's status says only that something failed.
 */
final class SftpErrors {
    private SftpErrors() {}

    static Verdict of(Throwable error, Stage stage) {
        if (Causes.has(error, JSchHostKeyException.class) && stage != Stage.PUT) {
            return Verdict.stranger(Verdict.words(error));
        }
        return Causes.connecting(error, stage).orElseGet(() -> Verdict.unrecognised(Verdict.words(error), stage));
    }
}
