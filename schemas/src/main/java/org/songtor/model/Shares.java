package org.songtor.model;

/**
 * Who bears a contribution: the member's own share (เงินสมทบ) and the sponsor's (สมทบให้), for example 150 + 50 of a welfare fund's 200 baht.
 * Neither is negative; what they must add up to is a rule, not a shape.
 */
public record Shares(Satang member, Satang sponsor) {
    public Shares {
        if (member.value() < 0 || sponsor.value() < 0) {
            throw new IllegalArgumentException("a share is not negative");
        }
    }

    public Satang total() {
        return member.plus(sponsor);
    }
}
