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
 * the others. Of more than a hundred that wait each poll asks for the next hundred, and the look is over when the last was asked for: an agency that answers
 * nothing at all would never have been read to its end otherwise, and so never be called silent. One that was rejected is asked for again only after a while:
 * until the agency mends it, it is the same each time.
 */
@Component
class SoapAnswers extends BoxTemplate {
    static final String TEMPLATE = "soap-answers";

    private static final String AWAITING = "awaiting";
    /** The last of a page after which there may be more. */
    private static final String LAST = "last";

    private static final FileId BEFORE_ALL = new FileId(0);

    private final SoapBoxes boxes;
    private final FileStore files;
    private final SongtorSettings settings;
    private final Clock clock;
    /** The last that was asked about, of profiles whose look goes on with the next poll. */
    private final Map<ProfileId, FileId> reached = new ConcurrentHashMap<>();
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
        begins(TEMPLATE)
                .bean(this, "awaiting")
                .split(body())
                .setProperty(AWAITING, body())
                .bean(this, "fetch")
                .to("{{box}}")
                .bean(this, "arrived")
                .end()
                .bean(this, "asked");
    }

    /** Those of the next page that are to be asked for; where the store cannot be read, the next look begins with the first. */
    public List<FileStore.Awaiting> awaiting(
            Exchange exchange, @ExchangeProperty(AnswerRoutes.SOURCE) Source.Answers source) {
        Instant now = clock.instant();
        rejected.values().removeIf(until -> !until.isAfter(now));
        FileId after = Objects.requireNonNullElse(reached.remove(source.profile()), BEFORE_ALL);
        List<FileStore.Awaiting> page = files.awaiting(source.profile(), after, MOST);
        if (page.size() == MOST) {
            exchange.setProperty(LAST, page.get(MOST - 1).id());
        }
        return page.stream().filter(file -> !rejected.containsKey(file.id())).toList();
    }

    /** All of the page were asked for. */
    public void asked(Exchange exchange, @ExchangeProperty(AnswerRoutes.SOURCE) Source.Answers source) {
        FileId last = exchange.getProperty(LAST, FileId.class);
        if (last == null) {
            look.end(exchange);
        } else {
            reached.put(source.profile(), last);
            look.goesOn(exchange);
        }
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
