package org.songtor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songtor.flow.Deadlines;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.FileView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calling fund's own files or shares of files, newest first, a page at a time. Nobody's else: whose they are the key says, and no parameter. */
@RestController
class DeliveriesController {
    static final int MOST = 200;

    private final Views views;
    private final Deadlines deadlines;

    DeliveriesController(Views views, Deadlines deadlines) {
        this.views = views;
        this.deadlines = deadlines;
    }

    /**
     * @param before the {@code next} of the page before
     * @param most files on a page
     */
    @GetMapping("/api/v1/deliveries")
    ResponseEntity<Object> deliveries(
            @AuthenticationPrincipal FundId fund,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "most", defaultValue = "100") String most) {
        if (!before.matches("[1-9][0-9]{0,17}|") || !most.matches("[1-9][0-9]{0,2}") || Integer.parseInt(most) > MOST) {
            return ApiProblem.of(HttpStatus.BAD_REQUEST, "bad-page", "หน้าที่ขอไม่ถูกต้อง", "There is no such page")
                    .reply();
        }
        Optional<FileId> from = before.isEmpty() ? Optional.empty() : Optional.of(new FileId(Long.parseLong(before)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(page(fund, from, Integer.parseInt(most)));
    }

    /** One more is asked for than is shown, to know whether there are more. */
    private Map<String, Object> page(FundId fund, Optional<FileId> before, int most) {
        List<FileView> found = views.files(new Viewer("api", Set.of(fund), false), fund, before, most + 1);
        List<FileView> shown = found.subList(0, Math.min(most, found.size()));
        Map<String, Object> page = new TreeMap<>();
        page.put(
                "deliveries",
                shown.stream()
                        .map(file ->
                                FileJson.of(file, deadlines.missed(file, fund).isPresent()))
                        .toList());
        if (found.size() > most) {
            page.put("next", Long.toString(shown.get(most - 1).id().value()));
        }
        return page;
    }
}
