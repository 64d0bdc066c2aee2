package org.songtor.channel;

import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveClientLargeMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Lets a message that is too large to be held whole come as bytes, of whatever kind it is. Of bytes the length can be asked for and the beginning be read; a text,
 * a map or an object the client makes in memory as it receives it, before anybody could ask. The broker tells the length before the body.
 *
 * @param most bytes of a body that may be held
 */
record LargeAsBytes(long most) implements Interceptor {
    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveClientLargeMessage large) {
            Message message = large.getLargeMessage();
            // One that was compressed tells how long it was before.
            long told = message.containsProperty(Message.HDR_LARGE_BODY_SIZE)
                    ? message.getLongProperty(Message.HDR_LARGE_BODY_SIZE)
                    : 0;
            long length = Math.max(large.getLargeMessageSize(), told);
            message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, length);
            if (length > most) {
                message.setType(Message.BYTES_TYPE);
            }
        }
        return true;
    }
}
