package org.songtor.answer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SoapBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.model.ProfileId;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.FileStore;
import org.springframework.stereotype.Component;

/** By SOAP: for every delivered file that has no answer yet, {@code FetchAnswer}; a pending one is asked for again, a broken one is told and no obstacle to the others. */
@Component
class SoapAnswers extends RouteBuilder {
    static final String TEMPLATE = "soap-answers";

    /** As many as the store gives at once. */
    private static final int MOST = 100;

    private static final String AWAITING = "awaiting";

    private final SoapBoxes boxes;
    private final FileStore files;
    private final Desk desk;
    private final Boxes looks;

    SoapAnswers(SoapBoxes boxes, FileStore files, Desk desk, Boxes looks) {
        this.boxes = boxes;
        this.files = files;
        this.desk = desk;
        this.looks = looks;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("source")
                .templateParameter("profile")
                .templateParameter("box")
                .templateParameter("poll")
                .from("scheduler:{{source}}?delay={{poll}}")
                .routeConfigurationId(FailurePolicy.ID)
                .process(e -> looks.begin(e.getFromRouteId()))
                .setProperty(AnswerRoutes.SOURCE, simple("${ref:{{source}}}"))
                .bean(this, "awaiting('{{profile}}')")
                .process(this::full)
                .split(body())
                .setProperty(AWAITING, body())
                .bean(this, "fetch")
                .to("{{box}}")
                .bean(this, "arrived")
                .end()
                .process(e -> looks.end(e.getFromRouteId()));
    }

    /** So many are not all there are. */
    private void full(Exchange exchange) {
        if (exchange.getMessage().getBody(List.class).size() >= MOST) {
            looks.partly(exchange.getFromRouteId());
        }
    }

    public List<FileStore.Awaiting> awaiting(String profile) {
        return files.awaiting(ProfileId.of(profile));
    }

    public void fetch(
            Exchange exchange,
            @Body FileStore.Awaiting awaiting,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source.Answers source) {
        boxes.fetchAnswer(exchange, source.profile(), awaiting.reference().value());
    }

    public void arrived(
            Exchange exchange,
            @ExchangeProperty(AWAITING) FileStore.Awaiting awaiting,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source source)
            throws IOException {
        Optional<SoapBoxes.Signed> answer = boxes.answer(exchange);
        answer.ifPresent(
                a -> desk.arrived(source, new Arrived("answer-to-" + awaiting.name(), a.content(), a.signature())));
    }
}
