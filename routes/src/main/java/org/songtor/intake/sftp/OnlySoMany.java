package org.songtor.intake.sftp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Closes a connection beyond the bound before it has said anything. */
final class OnlySoMany implements SessionListener {
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private final int most;

    OnlySoMany(int most) {
        this.most = most;
    }

    @Override
    public void sessionCreated(Session session) {
        open.add(session);
        if (open.size() > most) {
            session.close(true);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        open.remove(session);
    }
}
