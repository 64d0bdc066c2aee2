package org.songtor.items;

/**
 * A person of one line.
 *
 * @param name empty for an operator
 * @param person masked
 */
public record Who(String name, String person) {}
