package org.songtor.console;

import java.time.Clock;
import java.util.Optional;
import org.songtor.lapse.LapseWatch;
import org.songtor.model.Catalogue;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Members whose cover will end, one fund at a time. Arrears are seen by who may see them: the fund's own officers, by name; an operator sees numbers. */
@Controller
class LapsePages {
    private final LapseWatch watch;
    private final Catalogue catalogue;
    private final Clock clock;

    LapsePages(LapseWatch watch, Catalogue catalogue, Clock clock) {
        this.watch = watch;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/lapses")
    String page(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(required = false) Optional<String> fund,
            Model page) {
        OwnFunds.shown(officer, catalogue, fund, page)
                .flatMap(catalogue::fund)
                .map(one -> watch.of(officer.viewer(), one))
                .ifPresent(found -> {
                    page.addAttribute("watch", found);
                    page.addAttribute("unsure", UnsureTogether.of(found.unsure()));
                    page.addAttribute("more", found.unsure().size() >= LapseWatch.MOST);
                });
        page.addAttribute("now", clock.instant());
        return "console/lapses";
    }
}
