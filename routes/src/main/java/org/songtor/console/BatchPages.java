package org.songtor.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.flow.Deadlines;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.port.Submissions;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.LabelCount;
import org.songtor.port.Views.LineView;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The batches of the viewer's funds, and one batch with its stages, counts, problems and lines. Another fund's batch is "not found". */
@Controller
class BatchPages {
    private static final int MOST_BATCHES = 200;
    private static final int MOST_PROBLEMS = Receipt.MOST_PROBLEMS;
    /** The national id stands masked. */
    private static final Set<String> NAMELESS =
            Set.of("national_id", "scheme", "amount", "wages", "fund", "period", "count", "total");

    /** What was tidied, the roster's name beside another, and the part of a name that fits stand under "expected". */
    private static final Set<ProblemCode> NAMING =
            Set.of(ProblemCode.NORMALISED_TEXT, ProblemCode.MEMBER_CONTRADICTS, ProblemCode.TOO_LONG);

    private final Views views;
    private final Submissions submissions;
    private final CalendarBoard board;
    private final Deadlines deadlines;
    private final Clock clock;

    BatchPages(Views views, Submissions submissions, CalendarBoard board, Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.board = board;
        this.views = views;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/batches";
    }

    @GetMapping("/batches")
    String batches(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        List<BatchView> batches = views.batches(officer.viewer(), MOST_BATCHES);
        page.addAttribute("officer", officer);
        page.addAttribute("batches", batches);
        page.addAttribute("full", batches.size() == MOST_BATCHES);
        return "console/batches";
    }

    @GetMapping("/batches/{id:[0-9]{1,18}}")
    String batch(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model page) {
        Viewer viewer = officer.viewer();
        BatchView batch = views.batch(viewer, new BatchId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Track> tracks = tracks(viewer, batch);
        page.addAttribute("officer", officer);
        page.addAttribute("batch", batch);
        page.addAttribute("tracks", tracks);
        Map<FileId, String> ends = ends(tracks);
        page.addAttribute("ends", ends);
        page.addAttribute("end", together(ends));
        Instant now = clock.instant();
        page.addAttribute("now", now);
        List<Row> rows = board.of(viewer, batch.id(), now);
        page.addAttribute("countdowns", rows);
        page.addAttribute(
                "corrects", submissions.receipt(batch.fund(), batch.id()).flatMap(Receipt::corrects));
        page.addAttribute("corrections", views.corrections(viewer, batch.id()));
        page.addAttribute("running", isRunning(batch, tracks));
        page.addAttribute("held", isHeld(batch, tracks, rows));
        List<LabelCount> labels = views.labels(viewer, batch.id());
        List<Problem> problems = problems(viewer, batch.id());
        page.addAttribute("bar", Bar.of(labels));
        page.addAttribute("mendable", isMendable(batch, labels));
        page.addAttribute("told", problems.size());
        page.addAttribute("kinds", Kinds.of(problems));
        page.addAttribute("leaf", lines(viewer, batch, Leaf.within(number)));
        return "console/batch";
    }

    /** An operator sees no names, so of what stood in the file only what stood in a column without them. */
    private List<Problem> problems(Viewer viewer, BatchId batch) {
        List<Problem> problems = views.problems(viewer, batch, MOST_PROBLEMS);
        return viewer.operator() ? problems.stream().map(BatchPages::nameless).toList() : problems;
    }

    static Problem nameless(Problem p) {
        if (NAMELESS.contains(p.field())) {
            return p;
        }
        String expected = NAMING.contains(p.code()) ? "" : p.expected();
        return new Problem(p.code(), p.row(), p.lineNo(), p.field(), "", expected);
    }

    private List<Track> tracks(Viewer viewer, BatchView batch) {
        Instant now = clock.instant();
        return views.files(viewer, batch.id()).stream()
                .map(file -> Track.of(batch, file, now).late(deadlines.missed(file, batch.fund())))
                .toList();
    }

    /** How each file that was given up ended. */
    private static Map<FileId, String> ends(List<Track> tracks) {
        return tracks.stream()
                .filter(track -> track.file().state() == FileState.UNDELIVERABLE)
                .collect(Collectors.toMap(track -> track.file().id(), Track::end));
    }

    /** How all of them ended, where they ended alike. */
    static String together(Map<FileId, String> ends) {
        Set<String> all = Set.copyOf(ends.values());
        return all.size() > 1 ? "" : String.join("", all);
    }

    private Leaf<LineView> lines(Viewer viewer, BatchView batch, int number) {
        return Leaf.of(views.lines(viewer, batch.id(), Leaf.offset(number), Leaf.SIZE + 1), number);
    }

    /** Only what was refused can be brought again; what is held waits for somebody else. */
    private static boolean isMendable(BatchView batch, List<LabelCount> labels) {
        return batch.state() == BatchState.REFUSED
                || labels.stream().anyMatch(count -> count.label() == Label.REFUSED_AT_INTAKE);
    }

    /** Nothing of it goes on until a person lets it. */
    private static boolean isHeld(BatchView batch, List<Track> tracks, List<Row> rows) {
        List<Track> open = tracks.stream().filter(track -> !track.ended()).toList();
        List<Row> unmade =
                rows.stream().filter(row -> row.pending().file().isEmpty()).toList();
        return batch.state() != BatchState.RECEIVED
                && open.size() + unmade.size() > 0
                && open.stream().allMatch(track -> track.file().held().isPresent())
                && unmade.stream().allMatch(row -> row.pending().stuck());
    }

    private static boolean isRunning(BatchView batch, List<Track> tracks) {
        return batch.state() == BatchState.RECEIVED
                || batch.state() == BatchState.CHECKED
                || tracks.stream().anyMatch(track -> !track.ended());
    }
}
