package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Workbooks;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Workbooks to fill in: the form of this month, and what is to be mended of a batch. They hold national ids, so only who hands in gets them. */
@Controller
class WorkbookPages {
    private final Workbooks workbooks;
    private final Views views;
    private final Clock clock;

    WorkbookPages(Workbooks workbooks, Views views, Clock clock) {
        this.workbooks = workbooks;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/template")
    void month(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String fund,
            HttpServletResponse response)
            throws IOException {
        FundId own = Handover.fund(officer, fund);
        Period now = new Period(YearMonth.now(clock));
        Downloads.give(own + "-" + now + ".xlsx", Downloads.XLSX, response, file -> {
            workbooks.month(own, now, file);
            return true;
        });
    }

    @GetMapping("/batches/{id:[0-9]{1,18}}/returned.xlsx")
    void returned(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            HttpServletResponse response)
            throws IOException {
        Handover.funds(officer);
        BatchView batch = views.batch(officer.viewer(), new BatchId(id)).orElseThrow(WorkbookPages::notFound);
        Downloads.give(
                batch.id() + ".xlsx",
                Downloads.XLSX,
                response,
                file -> workbooks.returned(batch.fund(), batch.id(), file));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
