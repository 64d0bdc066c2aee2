package org.songtor.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.songtor.model.Label;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits to the pages of exceptions, one for each label. */
abstract class ItemVisits extends ConsoleVisits {
    @Autowired
    ReviewDouble desk;

    static long id(String item) {
        return Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
    }

    static String item(Label label) {
        return "/items/" + (100 + label.ordinal());
    }

    /** The treasurer says that a credit pays this file. @return where the page then leads */
    String proposed(String item, String reference) throws Exception {
        return String.valueOf(answer(
                        "malee",
                        post(item + "/propose")
                                .with(csrf())
                                .param("kind", "MATCH_CREDIT")
                                .param("reason", "ตามใบนำฝาก")
                                .param("reference", reference))
                .getRedirectedUrl());
    }
}
