package org.songtor.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of one function: options are taken out, whatever is left are its arguments. */
final class Words {
    private final String whole;
    private final List<String> left;

    Words(String whole) {
        this.whole = whole;
        this.left = new ArrayList<>(Arrays.asList(whole.split("\\s+")));
    }

    /** The function itself. */
    String first() {
        return left.remove(0);
    }

    boolean option(String word) {
        return left.remove(word);
    }

    /** The word behind an option; the default where the option is not there. */
    String option(String word, String otherwise) {
        int at = left.indexOf(word);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == left.size()) {
            throw new IllegalArgumentException("expected a word behind " + word + ": " + whole);
        }
        left.remove(at);
        return left.remove(at);
    }

    String one() {
        if (left.size() != 1) {
            throw new IllegalArgumentException("expected one argument: " + whole);
        }
        return left.remove(0);
    }

    List<String> all() {
        List<String> all = List.copyOf(left);
        left.clear();
        return all;
    }

    void none() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("expected no argument left, found " + String.join(" ", left));
        }
    }

    /** Filling: {@code left}, {@code right}, {@code pad 0}, {@code pad blank} or another character. */
    Padding padding(Padding usual) {
        boolean right = option("right") || !option("left") && usual.right();
        String fill = option("pad", usual.fill() == ' ' ? "blank" : "" + usual.fill());
        if (fill.length() != 1 && !fill.equals("blank")) {
            throw new IllegalArgumentException("pad asks for one character or blank, found " + fill);
        }
        return new Padding(right, fill.equals("blank") ? ' ' : fill.charAt(0));
    }
}
