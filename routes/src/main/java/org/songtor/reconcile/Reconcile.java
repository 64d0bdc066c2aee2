package org.songtor.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.SendingCalendars;
import org.songtor.flow.Boxes;
import org.songtor.flow.Bundle;
import org.songtor.flow.Deadlines;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.stereotype.Component;

/** Looks at all evidence of the files that are due, and of the files their money is connected with, and labels every line anew. */
@Component
public class Reconcile implements ReconcileStore.Terms {
    /** Files taken at once: of usual ones one transaction, so that no lane keeps what another could do; the store splits them by their lines. */
    private static final int FILES = 170;

    private final Bundle bundle;
    private final ReconcileStore store;
    private final Boxes boxes;
    private final Deadlines deadlines;

    public Reconcile(
            Bundle bundle, ReconcileStore store, Boxes boxes, SendingCalendars calendars, SongtorSettings settings) {
        this.bundle = bundle;
        this.store = store;
        this.boxes = boxes;
        this.deadlines = new Deadlines(calendars, settings);
    }

    /** The file that was rung for, and whatever else is due. */
    public void reconcile(long file) {
        bundle.run(Outbox.RECONCILE, file, FILES, works -> store.reconcile(works, this));
    }

    /** No deadline has passed that answers and money may still have met: a gateway that was away first reads its boxes. */
    @Override
    public Instant known(ProfileId profile) {
        Instant answers = boxes.known(Boxes.answers(profile));
        Instant money = boxes.known(Boxes.statements(profile.agency()));
        return answers.isBefore(money) ? answers : money;
    }

    /** Of a year whose holidays are not known nobody can say what was late. */
    @Override
    public Optional<LocalDate> dueOn(ProfileId profile, Period period, Optional<FundId> fund) {
        try {
            return deadlines.due(profile, period, fund).map(Deadlines::lastDay);
        } catch (CalendarException e) {
            return Optional.empty();
        }
    }
}
