package org.songtor.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Carries out orders about messages, when the broker has them and nothing is kept, and when they are kept and the sender waits. */
final class BrokerMischief implements ActiveMQServerPlugin {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Broker broker;
    private final Desks desks;
    private final Orders orders;

    BrokerMischief(Broker broker, Desks desks, Orders orders) {
        this.broker = broker;
        this.desks = desks;
        this.orders = orders;
    }

    @Override
    public void beforeSend(
            ServerSession session, @Nullable Transaction tx, Message message, boolean direct, boolean noAutoCreate)
            throws ActiveMQException {
        Optional<Box> box = broker.box(message.getAddress());
        if (box.isEmpty()) {
            return;
        }
        Optional<Order> order = take(
                box.get(),
                Misbehaviour.PERMISSION_DENIED,
                Misbehaviour.QUOTA,
                Misbehaviour.DISK_FULL,
                Misbehaviour.DROP_HALF_WAY);
        if (order.isEmpty()) {
            return;
        }
        boolean dropped = order.get().what() == Misbehaviour.DROP_HALF_WAY;
        event(
                box.get(),
                message,
                dropped ? Events.What.DROPPED : Events.What.REFUSED,
                order.get().what().word());
        switch (order.get().what()) {
            case PERMISSION_DENIED -> throw new ActiveMQSecurityException("no permission to send");
            case QUOTA -> throw new ActiveMQAddressFullException("quota exceeded");
            case DISK_FULL -> throw new ActiveMQIOErrorException("no space left on device");
            default -> {
                Broker.cut(session);
                throw new ActiveMQIOErrorException("cut by order");
            }
        }
    }

    @Override
    public void afterSend(
            ServerSession session,
            @Nullable Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreate,
            RoutingStatus result)
            throws ActiveMQException {
        Optional<Box> box = broker.box(message.getAddress());
        if (box.isEmpty()) {
            return;
        }
        if (result == RoutingStatus.DUPLICATED_ID) {
            event(box.get(), message, Events.What.DOUBLED, Events.NONE);
        }
        take(box.get(), Misbehaviour.HANG_AFTER_STORE).ifPresent(o -> orders.pause(o, HANG));
    }

    private Optional<Order> take(Box box, Misbehaviour... any) throws ActiveMQException {
        try {
            return orders.take(box, any);
        } catch (IOException e) {
            throw new ActiveMQIOErrorException(e.getMessage(), e);
        }
    }

    private void event(Box box, Message message, Events.What what, String note) throws ActiveMQException {
        try {
            String name = Objects.requireNonNullElse(message.getStringProperty(JmsDesk.NAME), Events.NONE);
            String said = Objects.requireNonNullElse(message.getStringProperty(JmsDesk.SHA256), Events.NONE);
            String sha256 = said.matches("[0-9a-f]{64}") ? said : Events.NONE;
            desks.of(box).events().add(box, name, sha256, message.toCore().getBodyBufferSize(), what, note);
        } catch (IOException e) {
            throw new ActiveMQIOErrorException(e.getMessage(), e);
        }
    }
}
