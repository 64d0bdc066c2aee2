package org.songtor.sandbox;

import java.io.IOException;

/** A document on its way in: its box, and the name it is to have, which a SOAP call does not say where it is looked at. */
record Coming(Box box, String name) {
    /**
     * Writes down what was done to it.
     *
     * @param bytes that had come by then; nobody hashed them
     */
    void met(Misbehaviour what, Events.What outcome, long bytes, Desks desks) throws IOException {
        desks.of(box).events().add(box, name, Events.NONE, bytes, outcome, what.word());
    }
}
