package org.songtor.answer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.songtor.channel.SoapBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.FileStore;
import org.springframework.stereotype.Component;

/**
 * By SOAP: for every delivered file that has no answer yet, {@code FetchAnswer}; a pending one is asked for again, a broken one is told and no obstacle to
 * the others. One that was rejected is asked for again only after a while: until the agency mends it, it is the same each time.
 */
@Component
class SoapAnswers extends BoxTemplate {
    static final String TEMPLATE = "soap-answers";

    private static final String AWAITING = "awaiting";

    private final SoapBoxes boxes;
    private final FileStore files;
    private final SongtorSettings settings;
    private final Clock clock;
    /** Until when a file's answer is not asked for; forgotten when that is over. */
    private final Map<FileId, Instant> rejected = new ConcurrentHashMap<>();

    SoapAnswers(SoapBoxes boxes, FileStore files, Desk desk, Boxes looks, SongtorSettings settings, Clock clock) {
        super(desk, looks);
        this.settings = settings;
        this.boxes = boxes;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void configure() {
        begins(TEMPLATE, "profile")
                .bean(this, "awaiting('{{profile}}')")
                .process(look::listed)
                .split(body())
                .setProperty(AWAITING, body())
                .bean(this, "fetch")
                .to("{{box}}")
                .bean(this, "arrived")
                .end()
                .process(look::end);
    }

    public List<FileStore.Awaiting> awaiting(String profile) {
        Instant now = clock.instant();
        rejected.values().removeIf(until -> !until.isAfter(now));
        return files.awaiting(ProfileId.of(profile)).stream()
                .filter(file -> !rejected.containsKey(file.id()))
                .toList();
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
        boolean applied = answer.map(a ->
                        desk.arrived(source, new Arrived("answer-to-" + awaiting.name(), a.content(), a.signature())))
                .orElse(true);
        if (!applied) {
            rejected.put(awaiting.id(), clock.instant().plus(wait(source.agency())));
        }
    }

    private Duration wait(AgencyCode agency) {
        return Objects.requireNonNull(settings.agencies().get(agency)).refusedAnswerAgain();
    }
}
