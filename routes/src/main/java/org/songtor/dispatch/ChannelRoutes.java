package org.songtor.dispatch;

import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SoapBoxes;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;
import org.songtor.settings.ProfileEntry;
import org.springframework.stereotype.Component;

/** One delivery route and queue a profile, made from the template of its kind of channel. */
@Component
class ChannelRoutes extends RouteBuilder {
    /** Exchange property that holds the {@link Attempt} while the body is something else. */
    static final String ATTEMPT = "attempt";

    private final SongtorSettings settings;

    private final SoapBoxes soap;

    ChannelRoutes(SongtorSettings settings, SoapBoxes soap) {
        this.settings = settings;
        this.soap = soap;
    }

    @Override
    public void configure() {
        settings.profiles().forEach(this::route);
    }

    private void route(ProfileId profile, ProfileEntry entry) {
        String id = "deliver-" + profile.dotted();
        String from = Queues.consume(Queues.deliver(profile), workers(profile, entry.channel()));
        URI box = entry.address();
        switch (entry.channel()) {
            case SFTP ->
                templatedRoute(SftpChannel.TEMPLATE)
                        .routeId(id)
                        .parameter("from", from)
                        .parameter("profile", profile.toString())
                        .parameter("box", box.toString());
            case HTTPS ->
                templatedRoute(HttpsChannel.TEMPLATE)
                        .routeId(id)
                        .parameter("from", from)
                        .parameter("profile", profile.toString())
                        .parameter("box", box.toString());
            case SOAP ->
                templatedRoute(SoapChannel.TEMPLATE)
                        .routeId(id)
                        .parameter("from", from)
                        .parameter("profile", profile.toString())
                        .parameter("box", soap.endpoint(profile, box.toString()));
            case JMS ->
                templatedRoute(JmsChannel.TEMPLATE)
                        .routeId(id)
                        .parameter("from", from)
                        .parameter("profile", profile.toString())
                        .parameter("box", box.toString());
            case MANUAL ->
                templatedRoute(ManualChannel.TEMPLATE)
                        .routeId(id)
                        .parameter("from", from)
                        .parameter("profile", profile.toString());
        }
    }

    /** By HTTPS two for each connection, which goes from one to the other with each call: while one asks the store, the other's files are on their way. */
    private int workers(ProfileId profile, Channel channel) {
        return channel == Channel.HTTPS
                ? 2 * settings.agency(profile).connections()
                : settings.work().consumers();
    }
}
