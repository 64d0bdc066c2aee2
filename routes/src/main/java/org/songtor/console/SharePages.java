package org.songtor.console;

import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
import org.songtor.share.ShareStatements;
import org.songtor.share.ShareStatements.Signed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * What proves the fund's share of a file: the statement and its signature. Never the file itself. Its keys open the national ids of the lines to whoever tries all
 * there are, so it goes only to those who hand these ids in.
 */
@Controller
class SharePages {
    private final Views views;
    private final ShareStatements statements;

    SharePages(Views views, ShareStatements statements) {
        this.views = views;
        this.statements = statements;
    }

    @GetMapping("/batches/{id:[0-9]{1,18}}/files/{file:[0-9]{1,18}}/share.zip")
    ResponseEntity<byte[]> share(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long file) {
        Handover.funds(officer);
        Signed made = views.batch(officer.viewer(), new BatchId(id))
                .flatMap(batch -> made(officer, batch, new FileId(file)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Downloads.of(made.name().replaceAll("[.]json$", ".zip"), "application/zip", ShareZip.of(made));
    }

    /** Only a file that holds lines of this very batch. */
    private Optional<Signed> made(OfficerLogin officer, BatchView batch, FileId file) {
        return views.files(officer.viewer(), batch.id()).stream().anyMatch(f -> f.id().equals(file))
                ? statements.ofFund(officer.viewer(), file, batch.fund())
                : Optional.empty();
    }
}
