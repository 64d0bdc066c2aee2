package org.songtor.answer;

import java.net.URI;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.HttpsBoxes;
import org.songtor.channel.SoapBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.settings.Channel;
import org.springframework.stereotype.Component;

/** One route for each box that answers or statements come from, made from the template of its kind of channel. */
@Component
class AnswerRoutes extends RouteBuilder {
    /** Exchange properties that the templates share. */
    static final String SOURCE = "source";

    static final String NAME = "name";

    private final SongtorSettings settings;
    private final HttpsBoxes https;
    private final SoapBoxes soap;
    private final Boxes boxes;

    AnswerRoutes(SongtorSettings settings, HttpsBoxes https, SoapBoxes soap, Boxes boxes) {
        this.settings = settings;
        this.https = https;
        this.soap = soap;
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        settings.profiles()
                .forEach((profile, entry) -> route(
                        new Source.Answers(profile),
                        Boxes.answers(profile),
                        entry.channel(),
                        entry.address(),
                        entry.poll()));
        settings.agencies()
                .forEach((agency, entry) -> route(
                        new Source.Statements(agency, entry.statement().format()),
                        Boxes.statements(agency),
                        entry.statement().channel(),
                        entry.statement().address(),
                        entry.statement().poll()));
    }

    private void route(Source source, String id, Channel channel, URI box, Duration poll) {
        CamelContext camel = getContext();
        if (channel != Channel.MANUAL) {
            boxes.watch(id);
        }
        camel.getRegistry().bind(id, source);
        switch (channel) {
            case SFTP ->
                templatedRoute(SftpAnswers.TEMPLATE)
                        .routeId(id)
                        .parameter("source", id)
                        .parameter("box", box.toString())
                        .parameter("poll", Long.toString(poll.toMillis()));
            case HTTPS ->
                templatedRoute(HttpsAnswers.TEMPLATE)
                        .routeId(id)
                        .parameter("source", id)
                        .parameter("box", https.of(source.agency(), box))
                        .parameter("poll", Long.toString(poll.toMillis()));
            case SOAP -> soapRoute(source, id, box, poll);
            case JMS ->
                templatedRoute(JmsAnswers.TEMPLATE)
                        .routeId(id)
                        .parameter("source", id)
                        .parameter("broker", box.toString())
                        .parameter("box", box(source))
                        .parameter("poll", Long.toString(poll.toMillis()));
            case MANUAL -> {
                // People bring them: UploadedAnswers.
            }
        }
    }

    /** Name of a broker's three queues, without their endings. */
    private static String box(Source source) {
        return source instanceof Source.Answers answers ? answers.profile().dotted() : source.agency() + ".statements";
    }

    private void soapRoute(Source source, String id, URI box, Duration poll) {
        if (!(source instanceof Source.Answers answers)) {
            throw new IllegalStateException("statements do not come by SOAP: " + source);
        }
        ProfileId profile = answers.profile();
        templatedRoute(SoapAnswers.TEMPLATE)
                .routeId(id)
                .parameter("source", id)
                .parameter("box", soap.endpoint(profile, box.toString()))
                .parameter("poll", Long.toString(poll.toMillis()));
    }
}
