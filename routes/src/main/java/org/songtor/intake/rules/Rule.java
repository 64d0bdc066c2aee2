package org.songtor.intake.rules;

/** One rule: adds what of the case breaks it, and nothing where it holds. What a broken rule stops is said by its problem's code. */
@FunctionalInterface
public interface Rule {
    void judge(Case c, Findings to);
}
