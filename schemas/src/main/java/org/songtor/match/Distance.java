package org.songtor.match;

/** In how many places digits differ: wrong, lost, too many, or two neighbours swapped, each counted once. */
final class Distance {
    private Distance() {}

    /** Against the whole reference, or against as much of its beginning or end as is there. */
    static int of(Written written, String reference) {
        String digits = written.digits();
        int best = between(digits, reference);
        if (digits.length() < reference.length()) {
            best = Math.min(best, between(digits, reference.substring(0, digits.length())));
            best = Math.min(best, between(digits, reference.substring(reference.length() - digits.length())));
        }
        return best;
    }

    static int between(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int wrong = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(wrong, 1 + Math.min(last[j], row[j - 1]));
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], 1 + before[j - 2]);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
