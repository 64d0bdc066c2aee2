package org.songtor.answer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.delivery.Hours;
import org.songtor.fault.CrashPoint;
import org.songtor.flow.ActiveLayouts;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Answer;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Statement;
import org.songtor.port.AgencyFormat;
import org.songtor.port.AnswerStore;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.port.FormNotUsedException;
import org.songtor.port.FormatException;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.springframework.stereotype.Component;

/**
 * Takes what an agency or a bank sent: first the signature, then the form, then the store. What fails either check is kept with
 * its reason and nothing of it is applied. When this returns, the bytes are durable and may leave the other side's outbox.
 */
@Component
public class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Signer signer;
    private final Formats formats;
    private final AnswerStore store;
    private final SongtorSettings settings;
    private final ActiveLayouts layouts;
    private final Clock clock;

    public Desk(
            Signer signer,
            Formats formats,
            AnswerStore store,
            SongtorSettings settings,
            ActiveLayouts layouts,
            Clock clock) {
        this.clock = clock;
        this.layouts = layouts;
        this.settings = settings;
        this.signer = signer;
        this.formats = formats;
        this.store = store;
    }

    /** @return false where nothing of it was applied */
    public boolean arrived(Source source, Arrived arrived) {
        KeyRing.Identity expected = new KeyRing.Identity.AgencySigner(source.agency());
        Optional<String> reason = signer.reject(expected, arrived.content(), arrived.signature());
        if (reason.isPresent()) {
            reject(
                    source,
                    arrived,
                    List.of(Problem.ofFile(
                            ProblemCode.BAD_SIGNATURE,
                            "signature",
                            reason.get(),
                            "a signature by " + expected.name())));
            return false;
        }
        return read(source, arrived);
    }

    /** Without an agency's signature, since two people vouch for it; otherwise as {@link #arrived}. */
    boolean vouched(Source source, Arrived arrived) {
        return read(source, arrived);
    }

    private boolean read(Source source, Arrived arrived) {
        try {
            Taken taken = keep(source, arrived);
            CrashPoint.reached(CrashPoint.ANSWER_APPLIED_BEFORE_MOVED);
            told(source, arrived, taken);
            return taken != Taken.REFUSED;
        } catch (FormatException e) {
            reject(source, arrived, e.problems());
            return false;
        }
    }

    private static void told(Source source, Arrived arrived, Taken taken) {
        switch (taken) {
            case APPLIED -> LOG.info("{}: {} kept", source, arrived.name());
            case KNOWN -> LOG.info("{}: {} was here before", source, arrived.name());
            case REFUSED ->
                LOG.warn("{}: {} refused: it contradicts itself or what was here before", source, arrived.name());
        }
    }

    private Taken keep(Source source, Arrived arrived) throws FormatException {
        if (source instanceof Source.Answers answers) {
            AgencyFormat format = formats.of(answers.profile());
            usable(format, arrived);
            Answer answer = format.readAnswer(arrived.name(), arrived.content());
            notOfTomorrow(answer.date());
            return store.answer(answers.profile(), arrived, answer);
        }
        Source.Statements statements = (Source.Statements) source;
        Statement statement = formats.statement(statements.format()).read(arrived.name(), arrived.content());
        ofOwnAccount(statements, statement);
        notOfTomorrow(statement.date());
        return store.statement(statements.agency(), arrived, statement);
    }

    /** A form of answer that waits for our own people is not the agency's fault: the answer stays in its outbox until they acted. */
    private void usable(AgencyFormat format, Arrived arrived) {
        try {
            layouts.demandAnswer(format, arrived.content());
        } catch (FormatException e) {
            throw new FormNotUsedException(arrived.name() + " is left where it is", e);
        }
    }

    /** What is dated on a day that has not come says what nobody can know yet. */
    private void notOfTomorrow(LocalDate date) throws FormatException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Hours.ZONE);
        if (date.isAfter(today)) {
            throw new FormatException(
                    List.of(Problem.ofFile(ProblemCode.FUTURE_DATE, "date", date.toString(), today + " or before")));
        }
    }

    /** Money in another account is not the agency's, whoever signed for it. */
    private void ofOwnAccount(Source.Statements source, Statement statement) throws FormatException {
        String own =
                Objects.requireNonNull(settings.agencies().get(source.agency())).account();
        if (!own.equals(statement.account())) {
            throw new FormatException(
                    List.of(Problem.ofFile(ProblemCode.BAD_RECORD, "account", statement.account(), own)));
        }
    }

    private void reject(Source source, Arrived arrived, List<Problem> problems) {
        LOG.warn("{}: {} refused: {}", source, arrived.name(), problems.get(0).code());
        store.rejected(source.agency(), arrived, problems);
    }
}
