package org.songtor.flow;

import org.songtor.model.Catalogue;
import org.songtor.port.Outbox;

/** Lets tests of the steps make what the flow gives them. */
public final class FlowFixture {
    private FlowFixture() {}

    public static Worker worker(Outbox outbox, SongtorSettings settings) {
        return new Worker(outbox, settings);
    }

    public static Catalogue catalogue(SongtorSettings settings) {
        return new FlowConfiguration().catalogue(settings);
    }
}
