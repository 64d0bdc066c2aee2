package org.songtor.match;

import org.songtor.model.PaymentReference;

/** A reference as it arrives in a bank's text: {@code {1}} is file 1's, whole; {@code {1 x3}} its third digit wrong. */
final class Damage {
    private Damage() {}

    /** The text with every reference in braces written out. */
    static String written(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            out.append(text, at, open).append(one(text.substring(open + 1, close)));
            at = close + 1;
        }
        return out + text.substring(at);
    }

    private static String one(String inside) {
        String[] parts = inside.split(" ");
        String digits = reference(Integer.parseInt(parts[0])).value().substring(2);
        String prefix = "ST";
        for (int i = 1; i < parts.length; i++) {
            switch (parts[i]) {
                case "bare" -> prefix = "";
                case "low" -> prefix = "st";
                case "gap" -> {
                    prefix = "ST ";
                    digits = digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
                }
                case "thai" -> digits = thai(digits);
                case "O" -> digits = digits.replaceFirst("0", "O");
                default -> digits = edited(digits, parts[i].charAt(0), Integer.parseInt(parts[i].substring(1)));
            }
        }
        return prefix + digits;
    }

    /** Places count from 1. */
    static String edited(String digits, char edit, int n) {
        return switch (edit) {
            case 'x' ->
                digits.substring(0, n - 1) + (char) ('0' + (digits.charAt(n - 1) - '0' + 3) % 10) + digits.substring(n);
            case 's' -> digits.substring(0, n - 1) + digits.charAt(n) + digits.charAt(n - 1) + digits.substring(n + 1);
            case '-' -> digits.substring(0, n - 1) + digits.substring(n);
            case '+' -> digits.substring(0, n) + digits.charAt(n - 1) + digits.substring(n);
            case '>' -> digits.substring(0, digits.length() - n);
            case '<' -> digits.substring(n);
            default -> throw new IllegalArgumentException("edit " + edit);
        };
    }

    private static String thai(String digits) {
        return digits.chars()
                .map(c -> '๐' + c - '0')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Running numbers far from each other, so that one reference is not damaged into another: file 1 is 41,907,353. From 50 on they follow each other. */
    static PaymentReference reference(int file) {
        if (file >= 50) {
            return PaymentReference.ofNumber(12_345_000L + file);
        }
        return PaymentReference.ofNumber(11_111_111L + file * 30_796_242L % 88_888_811L);
    }
}
