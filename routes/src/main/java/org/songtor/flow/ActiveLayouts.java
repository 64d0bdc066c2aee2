package org.songtor.flow;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.port.Installation;
import org.songtor.port.LayoutActivations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Which versions of forms may be used here: the first by being installed, a later one when two people activated it as it is now,
 * and in live mode an unconfirmed one when its agency confirmed it. A date that asks for any other version is refused; the
 * version before is never taken in its place.
 */
@Component
public class ActiveLayouts {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveLayouts.class);

    private final LayoutActivations activations;
    private final Formats formats;
    private final SongtorSettings settings;
    private final Confirmations confirmations;

    public ActiveLayouts(LayoutActivations activations, Formats formats, SongtorSettings settings) {
        this.activations = activations;
        this.formats = formats;
        this.settings = settings;
        this.confirmations = new Confirmations(settings);
    }

    public boolean active(FormVersion form) {
        return form.first() || activations.activated(form);
    }

    /** @throws FormatException where the version that this file asks for may not be used */
    public void demand(AgencyFormat format, Document.Header header) throws FormatException {
        demand(format.version(header.period(), header.date()));
    }

    /** @throws FormatException where the version that this answer is written in may not be used */
    public void demandAnswer(AgencyFormat format, byte[] content) throws FormatException {
        demand(format.answerVersion(content));
    }

    private void demand(FormVersion form) throws FormatException {
        Optional<String> refusal = refusal(form);
        if (refusal.isPresent()) {
            throw new FormatException(Problem.ofFile(
                    ProblemCode.LAYOUT_NOT_ACTIVE,
                    form.part().word(),
                    form.info().id() + " version " + form.info().version(),
                    refusal.get()));
        }
    }

    private Optional<String> refusal(FormVersion form) {
        if (!active(form)) {
            return Optional.of("a version that two people activated with hash " + form.hash());
        }
        return settings.mode() == Installation.Mode.LIVE ? confirmations.refusal(form) : Optional.empty();
    }

    /** Every configured profile's forms, for the page of operators. */
    public List<FormVersion> forms() {
        return settings.profiles().keySet().stream()
                .flatMap(p -> forms(p).stream())
                .toList();
    }

    private List<FormVersion> forms(ProfileId profile) {
        return formats.of(profile).versions();
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        for (FormVersion form : forms()) {
            if (!active(form)) {
                LOG.warn(
                        "{}, valid from {}, is not active: files that it is due for are refused until two people activate it",
                        form.words(),
                        form.info().validFrom());
            }
        }
    }
}
