package org.songtor.model;

/**
 * Where an agency file stands. {@code FROZEN -> SIGNED -> SENT -> DELIVERED -> ANSWERED}; {@code SENT} means bytes left
 * without proof of arrival; where the other side proves that it took nothing, the file is {@code SIGNED} again. {@code UNDELIVERABLE}: refused at the door or out of attempts, a person decides. An answer proves
 * arrival: it makes a sent, delivered or undeliverable file {@code ANSWERED}, which never goes back. Whether the bank
 * has the money is no state of the file: it is computed from statements.
 */
public enum FileState {
    FROZEN,
    SIGNED,
    SENT,
    DELIVERED,
    ANSWERED,
    UNDELIVERABLE
}
