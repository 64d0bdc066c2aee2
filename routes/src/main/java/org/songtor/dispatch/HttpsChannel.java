package org.songtor.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.songtor.channel.HttpsCalls;
import org.songtor.channel.HttpsCalls.Place;
import org.songtor.channel.HttpsCalls.Reply;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.springframework.stereotype.Component;

/** By HTTPS: ask, put the signature, put the file, ask again; every call says what it is about by its path. */
@Component
class HttpsChannel extends ChannelTemplate {
    static final String TEMPLATE = "https-channel";

    private static final int SOMETHING_THERE = 412;

    private final HttpsCalls calls;
    private final HttpsReplies replies;

    HttpsChannel(HttpsCalls calls, ObjectMapper json) {
        super(TEMPLATE);
        this.calls = calls;
        this.replies = new HttpsReplies(json);
    }

    /** {@code If-None-Match: *} (RFC 9110 section 13.1.2), and the key by which a box knows the same bytes. */
    @Override
    boolean keepsWhatIsThere() {
        return true;
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> look(a, box(e))));
    }

    @Override
    ProcessorDefinition<?> lookTogether(ProcessorDefinition<?> route) {
        return route.process(this::signTogether);
    }

    /** Those of which nothing can be there, one after the other; whoever meets something is asked for by itself, and behind one that fails all turn back. */
    private void signTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        if (shift.ahead().size() < 2 || !shift.ahead().stream().allMatch(a -> a.fresh() && !byReceipt(a))) {
            return;
        }
        Deque<Attempt> ahead = new ArrayDeque<>(shift.ahead());
        List<Attempt> met = new ArrayList<>();
        while (!ahead.isEmpty() && !shift.troubled()) {
            Attempt attempt = ahead.poll();
            try {
                Attempt signed = signOnce(attempt, box(exchange));
                if (signed.met()) {
                    met.add(signed);
                } else {
                    shift.asked(signed);
                }
            } catch (IOException | RuntimeException e) {
                convoys().failed(shift, attempt, e);
            }
        }
        met.addAll(ahead);
        shift.ahead(met);
    }

    @Override
    ProcessorDefinition<?> together(ProcessorDefinition<?> route) {
        return route.process(this::sendTogether);
    }

    /** Those that were marked in one, each put and proved before the next; what is alone, or not plain, goes the way of one. */
    private void sendTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        List<Attempt> plain = shift.marked().stream().filter(Attempt::begun).toList();
        if (plain.size() < 2) {
            return;
        }
        shift.marked(shift.marked().stream().filter(a -> !a.begun()).toList());
        for (Attempt attempt : plain) {
            if (convoys().turn(attempt, shift)) {
                send(attempt, shift, box(exchange));
            }
        }
        convoys().went(shift, plain);
    }

    /** As far as it comes: what a failure says depends on that. */
    private void send(Attempt attempt, Shift shift, URI box) {
        Attempt at = attempt;
        try {
            at = convoys().sending(at, shift);
            at = put(at, box);
            at = delivery().sent(at);
            shift.shown(unproved(at) ? shown(at, box) : at);
        } catch (IOException | RuntimeException e) {
            convoys().failed(shift, at, e);
        }
    }

    @Override
    ProcessorDefinition<?> sign(ProcessorDefinition<?> each) {
        return each.filter(absent()).process(step((a, e) -> sign(a, box(e)))).end();
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> put(a, box(e)))).id("put");
    }

    @Override
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return each.filter(of(this::unproved))
                .process(step((a, e) -> shown(a, box(e))))
                .end();
    }

    /** A reply to our put that names what was taken is a receipt; where a file stays in its inbox, we look at it as well. */
    private boolean unproved(Attempt attempt) {
        return attempt.there().isEmpty() || !byReceipt(attempt);
    }

    /** Files the agency has taken out of its inbox are found by its receipt, where that is what counts. */
    private Attempt look(Attempt attempt, URI box) throws IOException {
        Attempt seen = shown(attempt, box);
        return seen.there().isEmpty() && byReceipt(seen)
                ? held(seen, box, "outbox/" + attempt.name() + ".receipt")
                : seen;
    }

    private Attempt shown(Attempt attempt, URI box) throws IOException {
        return held(attempt, box, "inbox/" + attempt.name());
    }

    /** What a GET says: 200 with the file's hash, 404 when it is not there; anything else is no answer. */
    private Attempt held(Attempt attempt, URI box, String path) throws IOException {
        return attempt.withThere(replies.held(calls.get(place(attempt, box, path))));
    }

    /** Where a box that was not asked says that something is there, it is asked: a signature may be ours from when the file turned back. */
    private Attempt sign(Attempt attempt, URI box) throws IOException {
        Attempt signed = signOnce(attempt, box);
        if (!signed.met()) {
            return signed;
        }
        Attempt asked = look(signed, box);
        return delivery().absent(asked) ? signOnce(asked, box) : asked;
    }

    private Attempt signOnce(Attempt attempt, URI box) throws IOException {
        byte[] signature = attempt.file().signature();
        Reply reply = calls.put(
                place(attempt, box, "inbox/" + attempt.name() + ".p7s"),
                signature,
                Sha256.of(signature),
                onlyWhereNothingIs(attempt));
        return !attempt.asked() && reply.status() == SOMETHING_THERE
                ? attempt.withSomethingThere()
                : taken(attempt, reply);
    }

    private Attempt put(Attempt attempt, URI box) throws IOException {
        FileStore.Signed file = attempt.file();
        Reply reply = calls.putFile(
                place(attempt, box, "inbox/" + attempt.name()),
                file.content(),
                file.sha256(),
                onlyWhereNothingIs(attempt));
        return taken(attempt, reply);
    }

    /** After a PUT: taken, and perhaps what; every other status is the edge's to judge. */
    private Attempt taken(Attempt attempt, Reply reply) throws IOException {
        Optional<Sha256> receipt = replies.taken(reply);
        return attempt.begun() ? attempt.withThere(receipt) : attempt;
    }

    /** Where the box was not asked, it is told: it says 412 in place of putting something over what is there, and is asked then. */
    private static boolean onlyWhereNothingIs(Attempt attempt) {
        return !attempt.asked();
    }

    private static Place place(Attempt attempt, URI box, String path) {
        return new Place(attempt.profile().agency(), box, path);
    }
}
