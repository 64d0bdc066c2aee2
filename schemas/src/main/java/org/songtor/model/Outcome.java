package org.songtor.model;

/**
 * How an attempt to deliver a file ended. Closed: an edge must say which, and an error it does not know is never success. The detail may be an agency's
 * own text, so it is {@linkplain Shown#masked masked} before anybody keeps or shows it.
 */
public sealed interface Outcome {
    String detail();

    /** The other side shows the same size and hash, or gave its receipt. */
    record Delivered(String detail) implements Outcome {
        public Delivered {
            detail = Shown.masked(detail);
        }
    }

    /** The other side will not take this file; a person must look. */
    record Refused(String detail) implements Outcome {
        public Refused {
            detail = Shown.masked(detail);
        }
    }

    /** Nothing arrived; the same bytes may be sent again. */
    record TryAgain(String detail) implements Outcome {
        public TryAgain {
            detail = Shown.masked(detail);
        }
    }

    /** Sent, but no proof: ask the other side before anything is sent again. */
    record Unknown(String detail) implements Outcome {
        public Unknown {
            detail = Shown.masked(detail);
        }
    }
}
