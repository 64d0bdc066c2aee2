package org.songtor.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A program that is older than the store: it knows neither all of the store's tables nor what is decided by them, so it does not start. */
final class NewerStore extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private NewerStore(String store) {
        super("the store is of version " + store + ", which this program does not know");
    }

    /** @throws NewerStore where a migration was done that the program does not have */
    static void refuse(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(done -> done.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion)
                .max((a, b) -> a.compareTo(b))
                .ifPresent(version -> {
                    throw new NewerStore(version.toString());
                });
    }

    /** In place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<NewerStore> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, NewerStore newer) {
            return new FailureAnalysis(
                    "ฐานข้อมูลใหม่กว่าโปรแกรมนี้ โปรแกรมจึงไม่เริ่มทำงาน ไม่มีอะไรเปลี่ยน · " + newer.getMessage()
                            + "; nothing was changed",
                    "ใช้โปรแกรมรุ่นที่ใหม่เท่ากันหรือใหม่กว่า · start the version of the program that migrated it, or a newer one",
                    newer);
        }
    }
}
