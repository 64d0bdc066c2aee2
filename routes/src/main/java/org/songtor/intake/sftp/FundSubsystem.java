package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;

/**
 * The messages of SFTP version 3, of which only those that a fund needs are answered, each by its {@link Visit}. The library's own ways
 * to files are closed: no path of a client is ever resolved, and no extension is offered.
 */
final class FundSubsystem extends SftpSubsystem {
    private final Visit visit;
    private final long end;

    FundSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator, Visit visit, Duration longest) {
        super(channel, configurator);
        this.visit = visit;
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    protected void doProcess(Buffer buffer, int length, int type, int id) throws IOException {
        if (System.nanoTime() > end) {
            getServerSession().close(true);
            return;
        }
        switch (type) {
            case SftpConstants.SSH_FXP_INIT,
                    SftpConstants.SSH_FXP_OPEN,
                    SftpConstants.SSH_FXP_CLOSE,
                    SftpConstants.SSH_FXP_READ,
                    SftpConstants.SSH_FXP_WRITE,
                    SftpConstants.SSH_FXP_STAT,
                    SftpConstants.SSH_FXP_LSTAT,
                    SftpConstants.SSH_FXP_FSTAT,
                    SftpConstants.SSH_FXP_SETSTAT,
                    SftpConstants.SSH_FXP_FSETSTAT,
                    SftpConstants.SSH_FXP_OPENDIR,
                    SftpConstants.SSH_FXP_READDIR,
                    SftpConstants.SSH_FXP_REALPATH,
                    SftpConstants.SSH_FXP_RENAME,
                    SftpConstants.SSH_FXP_REMOVE -> super.doProcess(buffer, length, type, id);
            default -> sendStatus(prepareReply(buffer), id, Refused.denied(), type);
        }
    }

    @Override
    protected void appendExtensions(Buffer buffer, String versions) {
        // None is offered.
    }

    @Override
    protected String doOpen(int id, String path, int flags, int access, Map<String, Object> attributes)
            throws IOException {
        boolean write = (access & (SftpConstants.ACE4_WRITE_DATA | SftpConstants.ACE4_APPEND_DATA)) != 0;
        return visit.open(path, (access & SftpConstants.ACE4_READ_DATA) != 0, write);
    }

    @Override
    protected void doClose(int id, String handle) throws IOException {
        visit.close(handle);
    }

    @Override
    protected int doRead(
            int id, String handle, long offset, int length, byte[] data, int from, AtomicReference<Boolean> eof)
            throws IOException {
        return visit.read(handle, offset, data, from, length);
    }

    @Override
    protected void doWrite(int id, String handle, long offset, int length, byte[] data, int from, int remaining)
            throws IOException {
        if (length < 0 || length > remaining) {
            throw Refused.incomplete();
        }
        visit.write(handle, offset, data, from, length);
    }

    @Override
    protected Map<String, Object> doStat(int id, String path, int flags) throws IOException {
        return visit.facts(path).attributes();
    }

    @Override
    protected Map<String, Object> doLStat(int id, String path, int flags) throws IOException {
        return visit.facts(path).attributes();
    }

    @Override
    protected Map<String, Object> doFStat(int id, String handle, int flags) throws IOException {
        return visit.factsOfOpen(handle).attributes();
    }

    @Override
    protected void doSetStat(
            int id, String path, int command, String extension, Map<String, ?> attributes, Boolean followLinks)
            throws IOException {
        refuseSize(attributes);
        visit.mayBeSet(path);
    }

    @Override
    protected void doFSetStat(int id, String handle, Map<String, ?> attributes) throws IOException {
        refuseSize(attributes);
        visit.factsOfOpen(handle);
    }

    @Override
    protected void doRename(int id, String from, String to, int flags) throws IOException {
        visit.rename(from, to);
    }

    @Override
    protected void doRemoveFile(int id, String path) throws IOException {
        visit.remove(path);
    }

    @Override
    protected void doOpenDir(Buffer buffer, int id) throws IOException {
        String path = buffer.getString();
        try {
            sendHandle(prepareReply(buffer), id, visit.openFolder(path));
        } catch (IOException | RuntimeException e) {
            sendStatus(prepareReply(buffer), id, e, SftpConstants.SSH_FXP_OPENDIR);
        }
    }

    @Override
    protected void doReadDir(Buffer buffer, int id) throws IOException {
        String handle = buffer.getString(StandardCharsets.ISO_8859_1);
        try {
            List<Entry> entries = visit.next(handle);
            if (entries.isEmpty()) {
                sendStatus(prepareReply(buffer), id, SftpConstants.SSH_FX_EOF, "");
            } else {
                sendNames(prepareReply(buffer), id, entries);
            }
        } catch (IOException | RuntimeException e) {
            sendStatus(prepareReply(buffer), id, e, SftpConstants.SSH_FXP_READDIR);
        }
    }

    @Override
    protected void doRealPath(Buffer buffer, int id) throws IOException {
        String path = buffer.getString();
        try {
            sendNames(prepareReply(buffer), id, List.of(new Entry(Place.absolute(path), Facts.ROOT)));
        } catch (IOException | RuntimeException e) {
            sendStatus(prepareReply(buffer), id, e, SftpConstants.SSH_FXP_REALPATH);
        }
    }

    /** On the session's own thread, after its last message, whatever ended it. */
    @Override
    protected void closeAllHandles() {
        // An interrupt that ended the session must not keep its files from being deleted.
        boolean interrupted = Thread.interrupted();
        try {
            visit.close();
        } catch (IOException e) {
            log.warn("files of a session could not be deleted; the next start deletes them", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void setFileSystem(FileSystem none) {
        // Nothing here asks a file system for a client's path.
    }

    @Override
    protected Path resolveFile(String path) throws IOException {
        throw Refused.denied();
    }

    private static void refuseSize(Map<String, ?> attributes) throws Refused {
        if (attributes.containsKey(IoUtils.SIZE_VIEW_ATTR)) {
            throw Refused.denied();
        }
    }

    private void sendNames(Buffer buffer, int id, List<Entry> entries) throws IOException {
        buffer.putByte((byte) SftpConstants.SSH_FXP_NAME);
        buffer.putInt(id);
        buffer.putInt(entries.size());
        for (Entry entry : entries) {
            Map<String, Object> attributes = entry.facts().attributes();
            buffer.putString(entry.name());
            buffer.putString(SftpHelper.getLongName(entry.name(), attributes));
            writeAttrs(buffer, attributes);
        }
        send(buffer);
    }
}
