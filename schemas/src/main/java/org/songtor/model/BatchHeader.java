package org.songtor.model;

/** What a batch says of itself: fund, period, and the control totals its lines must meet. */
public record BatchHeader(FundId fund, Period period, int declaredCount, Satang declaredTotal) {}
