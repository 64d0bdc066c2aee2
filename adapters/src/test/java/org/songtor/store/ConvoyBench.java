package org.songtor.store;

import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox.Work;

/** Three files of one agency that may go together. */
abstract class ConvoyBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    static final Duration LEASE = Duration.ofMinutes(1);
    static final String MOVED =
            "select m.* from movement m join file_line fl on fl.line_id = m.line_id where fl.file_id >= %d";
    Bench bench;
    Convoy convoy;
    final List<FileId> files = new ArrayList<>();

    @BeforeEach
    void threeFiles() {
        bench = new Bench(DATABASE);
        convoy = new Stores(DATABASE).convoy("node-1");
        bench.jdbc.sql("delete from outbox").update();
        bench.jdbc.sql("delete from delivery_gate where agency <> '*'").update();
        for (int i = 0; i < 3; i++) {
            files.add(bench.signed(bench.batch("wiang", 2, TOY)));
        }
    }

    long moved(String where) {
        return bench.count(
                "select count(*) from (" + MOVED.formatted(files.get(0).value()) + ") m where " + where);
    }

    /** Rung for the first that is there. */
    List<Convoy.Member> join(int most) {
        return files.stream()
                .map(f -> convoy.join(TOY, f, most, LEASE).members())
                .filter(all -> !all.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static List<Work> works(List<Convoy.Member> members) {
        return members.stream().map(Convoy.Member::work).toList();
    }

    static List<Convoy.Proved> proved(List<Work> works) {
        return works.stream()
                .map(w -> new Convoy.Proved(w, new Outcome.Delivered("shows file " + w.subject())))
                .toList();
    }

    long count(String where) {
        return bench.count("select count(*) from agency_file where file_id >= "
                + files.get(0).value() + " and " + where);
    }
}
