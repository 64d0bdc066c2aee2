package org.songtor.items;

import java.time.Instant;

/** One signature under a decision. @param role in which that person signed */
public record Approval(String officer, String role, Instant at) {}
