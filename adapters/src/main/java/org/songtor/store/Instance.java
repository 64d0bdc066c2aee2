package org.songtor.store;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.port.Installation;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * This life of this node, begun when it first takes work. It is alive for as long as one connection, kept for nothing else, holds its advisory lock: the database
 * itself notices a process that is killed, and two nodes that were given one name are two lives. Not through a pooler that shares sessions.
 */
@Component
@DependsOnDatabaseInitialization
class Instance {
    /** First half of the lock's key; V6 says so too. */
    static final int LOCKS = 5150;

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private final DataSource source;
    private final JdbcClient jdbc;
    private final String node;
    private int id;
    private @Nullable Connection alive;

    Instance(DataSource source, Installation installation) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.node = installation.node();
    }

    /** As outbox rows name it: {@code node-1#17}. */
    synchronized String holder() {
        if (id == 0) {
            id = jdbc.sql("insert into node_instance (node) values (?) returning instance_id")
                    .param(node)
                    .query(Integer.class)
                    .single();
            stayAlive();
        }
        return node + "#" + id;
    }

    /** Where the connection was lost, the lock is taken again: others may have let go of our work meanwhile, and its tokens are old. */
    synchronized void stayAlive() {
        try {
            if (id > 0 && (alive == null || !alive.isValid(5))) {
                drop();
                alive = locked();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("node " + node + " cannot say that it is alive", e);
        }
    }

    private Connection locked() throws SQLException {
        Connection connection = source.getConnection();
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, id);
            lock.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A pool's connection that is broken complains of being closed, and is gone all the same. */
    private void drop() {
        if (alive != null) {
            try {
                alive.close();
            } catch (SQLException e) {
                LOG.warn("node {} lost its connection and says again that it is alive: {}", node, e.getMessage());
            }
            alive = null;
        }
    }

    /** The pool would keep the session, and with it the lock. */
    @PreDestroy
    synchronized void stop() throws SQLException {
        if (alive != null && alive.isValid(5)) {
            try (Statement unlock = alive.createStatement()) {
                unlock.execute("select pg_advisory_unlock_all()");
            }
        }
        drop();
    }
}
