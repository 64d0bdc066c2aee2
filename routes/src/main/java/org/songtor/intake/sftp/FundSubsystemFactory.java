package org.songtor.intake.sftp;

import java.io.EOFException;
import java.util.function.Function;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.settings.SftpEntry;

/** One subsystem a session, with a visit of the fund that logged in; errors are told in words of ours and nothing else. */
final class FundSubsystemFactory extends SftpSubsystemFactory {
    private final SftpEntry bounds;
    private final Function<String, Visit> visits;

    FundSubsystemFactory(SftpEntry bounds, Function<String, Visit> visits) {
        this.bounds = bounds;
        this.visits = visits;
        setErrorStatusDataHandler(new Words());
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
        Visit visit = visits.apply(channel.getServerSession().getUsername());
        return new FundSubsystem(channel, this, visit, bounds.longest());
    }

    /** What is no refusal of ours broke on our side: that is for our log, as its text could name our folders. */
    private static final class Words implements SftpErrorStatusDataHandler {
        private static final Logger LOG = LoggerFactory.getLogger(FundSubsystem.class);

        @Override
        public int resolveSubStatus(SftpSubsystemEnvironment s, int id, Throwable e, int command, Object... args) {
            if (e instanceof Refused refused) {
                return refused.status();
            }
            return e instanceof EOFException ? SftpConstants.SSH_FX_EOF : SftpConstants.SSH_FX_FAILURE;
        }

        @Override
        public String resolveErrorMessage(
                SftpSubsystemEnvironment s, int id, Throwable e, int status, int command, Object... args) {
            if (e instanceof Refused refused) {
                return String.valueOf(refused.getMessage());
            }
            if (status != SftpConstants.SSH_FX_EOF) {
                LOG.warn("a fund's SFTP call could not be answered", e);
            }
            return status == SftpConstants.SSH_FX_EOF
                    ? ""
                    : String.valueOf(Refused.broken().getMessage());
        }
    }
}
