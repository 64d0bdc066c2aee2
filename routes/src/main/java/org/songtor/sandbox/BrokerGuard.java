package org.songtor.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;

/**
 * Who may use the agencies' broker: the gateway under an agency's name, for that agency's queues, and the desks. The gateway gives no
 * password, for the port is on this machine only.
 */
final class BrokerGuard implements ActiveMQSecurityManager5 {
    static final String DESK = "songtor-desk";

    private final String password = UUID.randomUUID().toString();
    private final Set<String> agencies;
    private final Orders orders;

    BrokerGuard(Collection<Box> boxes, Orders orders) {
        this.agencies = boxes.stream().map(b -> b.agency().value()).collect(Collectors.toSet());
        this.orders = orders;
    }

    String password() {
        return password;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String secret,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        return user != null && validateUser(user, String.valueOf(secret)) ? subject(user) : null;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String address) {
        String user = subject.getPrincipals().iterator().next().getName();
        String owner = address.contains(".") ? address.substring(0, address.indexOf('.')) : "";
        // Answers to questions come by a queue of the asker's own, whose name is nobody's.
        return user.equals(DESK) || owner.equals(user) || !agencies.contains(owner) && !address.startsWith("activemq.");
    }

    @Override
    public boolean validateUser(String user, String secret) {
        return user.equals(DESK) ? secret.equals(password) : agencies.contains(user) && !isShutOut(user);
    }

    @Override
    public boolean validateUserAndRole(String user, String secret, Set<Role> roles, CheckType type) {
        return validateUser(user, secret);
    }

    private boolean isShutOut(String user) {
        try {
            Optional<Order> order = orders.take(AgencyCode.of(user), Misbehaviour.REFUSE_LOGIN);
            return order.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the orders cannot be written", e);
        }
    }

    private static Subject subject(String user) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }
}
