package org.songtor.match;

import java.time.Instant;
import java.util.Optional;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * A decision of people about a line, as evidence like any other: it holds while the evidence it was made of still says the same, that is while the label
 * without it would be {@code answers} and the agency's amount {@code booked}. Evidence that contradicts it later gives the line the label of that evidence,
 * so that the item opens again.
 *
 * @param answers the label it was made about
 * @param booked what the agency had booked then; zero where nothing
 * @param until when a decision to wait is over; only for those
 */
public record Decided(DecisionKind kind, Label answers, Satang booked, Optional<Instant> until) {}
