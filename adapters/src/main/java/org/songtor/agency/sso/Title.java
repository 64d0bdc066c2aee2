package org.songtor.agency.sso;

import java.util.Arrays;
import java.util.Optional;

/** Titles the office has a code for. Others have none, and none is ever assumed. */
enum Title {
    MISTER("003", "นาย"),
    MISS("004", "นางสาว"),
    MISTRESS("005", "นาง");

    private final String code;
    private final String text;

    Title(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static Optional<Title> ofText(String text) {
        return Arrays.stream(values()).filter(t -> t.text.equals(text)).findFirst();
    }

    static Optional<Title> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
