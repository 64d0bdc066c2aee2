package org.songtor.console;

import java.util.List;
import org.songtor.port.Views;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.ItemPage;
import org.songtor.port.Views.ItemView;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What does not agree: open review items, and one of them with what fund, file, agency and bank said side by side. */
@Controller
class ItemPages {
    private static final int MOST_ITEMS = 200;
    private static final int MOST_EVIDENCE = 30;

    private final Views views;

    ItemPages(Views views) {
        this.views = views;
    }

    @GetMapping("/items")
    String items(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        List<ItemView> items = views.items(officer.viewer(), MOST_ITEMS);
        page.addAttribute("officer", officer);
        page.addAttribute("items", items);
        page.addAttribute("full", items.size() == MOST_ITEMS);
        return "console/items";
    }

    @GetMapping("/items/{id:[0-9]{1,18}}")
    String item(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            Model page) {
        ItemPage found =
                views.item(officer.viewer(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<EvidenceRow> evidence = found.evidence();
        page.addAttribute("officer", officer);
        page.addAttribute("item", found.item());
        page.addAttribute(
                "evidence", evidence.stream().limit(MOST_EVIDENCE).map(Four::of).toList());
        page.addAttribute("hidden", Math.max(0, evidence.size() - MOST_EVIDENCE));
        page.addAttribute("history", found.history());
        return "console/item";
    }
}
