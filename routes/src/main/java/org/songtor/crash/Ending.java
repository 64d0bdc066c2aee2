package org.songtor.crash;

/** How a campaign ended. */
public enum Ending {
    /** All that was wanted was tried, and survived. */
    SURVIVED,
    /** Something was not survived, or there was nothing to try. */
    FAILED,
    /** What was tried was survived, and the time was over before the rest: that proves less than was asked for. */
    CUT_SHORT;

    /**
     * @param good whether all that was tried was survived
     * @param tried cases or kills
     * @param wanted the same
     */
    static Ending of(boolean good, int tried, int wanted) {
        if (!good || wanted == 0) {
            return FAILED;
        }
        return tried < wanted ? CUT_SHORT : SURVIVED;
    }
}
