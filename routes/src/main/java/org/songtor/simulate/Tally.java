package org.songtor.simulate;

/** What was counted in one history, or in many. */
final class Tally {
    long histories;
    long events;
    long kills;
    long crashesInSteps;
    long lines;
    long filesDelivered;
    /** Shifts of more than one file. */
    long together;

    /** Of lives that went on. */
    long sessionsLost;

    /** Pieces of work that were taken from a life that went on. */
    long takenFromTheLiving;

    long arrivals;
    long arrivalsAgain;
    long answersApplied;
    long settled;
    long forPeople;

    void add(Tally other) {
        histories += other.histories;
        events += other.events;
        kills += other.kills;
        crashesInSteps += other.crashesInSteps;
        lines += other.lines;
        filesDelivered += other.filesDelivered;
        together += other.together;
        sessionsLost += other.sessionsLost;
        takenFromTheLiving += other.takenFromTheLiving;
        arrivals += other.arrivals;
        arrivalsAgain += other.arrivalsAgain;
        answersApplied += other.answersApplied;
        settled += other.settled;
        forPeople += other.forPeople;
    }
}
