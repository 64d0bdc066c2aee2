package org.songtor.intake;

import java.util.Optional;
import java.util.Set;
import org.songtor.flow.Deadlines;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a batch's files, for funds' programs. Another fund's batch and one that does not exist get the same answer. */
@RestController
class BatchFilesController {
    private final Views views;
    private final Deadlines deadlines;

    BatchFilesController(Views views, Deadlines deadlines) {
        this.views = views;
        this.deadlines = deadlines;
    }

    @GetMapping("/api/v1/batches/{number}/files")
    ResponseEntity<Object> files(@AuthenticationPrincipal FundId fund, @PathVariable("number") String number) {
        Viewer viewer = new Viewer("api", Set.of(fund), false);
        Optional<BatchId> id =
                BatchId.parse(number).filter(batch -> views.batch(viewer, batch).isPresent());
        if (id.isEmpty()) {
            return ApiProblem.of(HttpStatus.NOT_FOUND, "not-found", "ไม่พบสิ่งที่ขอ", "There is nothing here")
                    .reply();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(views.files(viewer, id.get()).stream()
                        .map(file ->
                                FileJson.of(file, deadlines.missed(file, fund).isPresent()))
                        .toList());
    }
}
