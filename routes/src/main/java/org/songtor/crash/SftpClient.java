package org.songtor.crash;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Puts a batch as a fund's program does: under another name first, then renamed. */
final class SftpClient {
    private static final int MILLIS = 15_000;

    private SftpClient() {}

    static void put(Batch batch, int port, FundKeys keys) throws IOException {
        Session session = null;
        try {
            session = session(batch, port, keys);
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(MILLIS);
            sftp.put(new ByteArrayInputStream(batch.bytes()), "/in/" + batch.name() + ".part");
            sftp.rename("/in/" + batch.name() + ".part", "/in/" + batch.name());
        } catch (JSchException | SftpException e) {
            throw new IOException("the gateway's SFTP: " + e.getMessage(), e);
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
    }

    private static Session session(Batch batch, int port, FundKeys keys) throws JSchException {
        JSch jsch = new JSch();
        jsch.addIdentity("fund", keys.privateKey(), null, null);
        Session session = jsch.getSession(batch.fund().value(), "127.0.0.1", port);
        // The loopback, and a server this very campaign started.
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        // Finding a key for the hybrids takes longer than all the rest.
        session.setConfig("kex", "curve25519-sha256");
        session.setConfig("CheckKexes", "");
        session.setTimeout(MILLIS);
        session.setDaemonThread(true);
        session.connect(MILLIS);
        return session;
    }
}
