package org.songtor.simulate;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.dispatch.Attempt;
import org.songtor.model.Sha256;

/** How a channel leads the files of one {@link Errand}: here each by itself, as a service is asked and told, signature and file in one call. */
class Line {
    final Errand errand;

    Line(Errand errand) {
        this.errand = errand;
    }

    /** What can be asked, and signed, for several in one; of those it is known then. */
    void lookTogether(Runnable then) {
        then.run();
    }

    /** Those that leave in one. */
    void putTogether(Runnable then) {
        then.run();
    }

    boolean put(Attempt file, boolean copy) throws IOException {
        return errand.putSignature(file) && errand.putFile(file, copy);
    }

    /** It was put, or was there before. */
    void putOrThere() {
        errand.askAgain(errand.attempt());
    }

    /** All were put, or were there before. */
    void allPut() {
        errand.conclude();
    }

    /** All are put before the first is asked for again, and they are asked for in one. */
    private abstract static class Together extends Line {
        Together(Errand errand) {
            super(errand);
        }

        @Override
        void putOrThere() {
            errand.shift().put(errand.attempt());
            errand.turned();
        }

        @Override
        void allPut() {
            List<Attempt> begun =
                    errand.shift().put().stream().filter(Attempt::begun).toList();
            if (begun.size() < 2) {
                errand.askEach();
                return;
            }
            errand.call("ask for " + begun.size() + " files", copy -> shown(begun), this::show, e -> errand.askEach());
        }

        private Map<String, Sha256> shown(List<Attempt> files) {
            Map<String, Sha256> shown = new HashMap<>();
            files.forEach(
                    file -> errand.agency().shows(file.name()).ifPresent(sha256 -> shown.put(file.name(), sha256)));
            return shown;
        }

        private void show(Map<String, Sha256> shown) {
            List<Attempt> put = errand.shift().put();
            errand.shift()
                    .unshown(put.stream()
                            .filter(a -> !shown.containsKey(a.name()))
                            .toList());
            put.stream()
                    .filter(a -> shown.containsKey(a.name()))
                    .forEach(a -> errand.shown(a.withThere(Optional.ofNullable(shown.get(a.name())))));
            errand.askEach();
        }
    }

    /** A folder: those of which nothing is there are signed in one; files go one by one. */
    static final class Folder extends Together {
        Folder(Errand errand) {
            super(errand);
        }

        @Override
        void lookTogether(Runnable then) {
            List<Attempt> plain = errand.shift().ahead().stream()
                    .filter(a -> a.fresh() && !errand.node().delivery().byReceipt(a))
                    .toList();
            if (plain.size() < 2) {
                then.run();
                return;
            }
            errand.call(
                    "sign " + plain.size() + " files",
                    copy -> signed(plain),
                    signed -> {
                        errand.shift()
                                .ahead(errand.shift().ahead().stream()
                                        .filter(a -> !signed.contains(a))
                                        .toList());
                        signed.forEach(a -> errand.shift().asked(a.withThere(Optional.empty())));
                        then.run();
                    },
                    e -> then.run());
        }

        private List<Attempt> signed(List<Attempt> files) {
            return files.stream()
                    .filter(a -> errand.agency().shows(a.name()).isEmpty())
                    .filter(errand::putSignature)
                    .toList();
        }

        @Override
        boolean put(Attempt file, boolean copy) throws IOException {
            return errand.putFile(file, copy);
        }
    }

    /** A broker: those marked in one are its in one, or none is. */
    static final class Queue extends Together {
        Queue(Errand errand) {
            super(errand);
        }

        @Override
        void putTogether(Runnable then) {
            List<Attempt> plain =
                    errand.shift().marked().stream().filter(Attempt::begun).toList();
            if (plain.size() < 2 || errand.shift().troubled()) {
                then.run();
                return;
            }
            errand.shift()
                    .marked(errand.shift().marked().stream()
                            .filter(a -> !a.begun())
                            .toList());
            errand.leaveTogether(plain);
            errand.call(
                    "put " + plain.size() + " files",
                    copy -> queued(plain, copy),
                    done -> {
                        plain.forEach(
                                a -> errand.shift().put(errand.node().delivery().sent(a)));
                        then.run();
                    },
                    e -> {
                        errand.failed(plain, e);
                        then.run();
                    });
        }

        private boolean queued(List<Attempt> files, boolean copy) throws IOException {
            errand.agency().refuse(files.get(0).name());
            files.forEach(file -> queue(file, copy));
            return true;
        }

        private void queue(Attempt file, boolean copy) {
            errand.agency()
                    .queue(file, errand.hold().wanted(file), errand.hold().asked(copy));
        }

        @Override
        boolean put(Attempt file, boolean copy) throws IOException {
            errand.agency().refuse(file.name());
            queue(file, copy);
            return true;
        }
    }
}
