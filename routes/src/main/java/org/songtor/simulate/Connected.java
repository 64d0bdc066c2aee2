package org.songtor.simulate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.simulate.Tables.Credit;
import org.songtor.simulate.Tables.File;

/** Files that credits to their agency name together, directly or through other files, and the file itself. */
record Connected(Tables tables) {

    Set<File> with(File file) {
        Set<File> found = new LinkedHashSet<>();
        Deque<File> open = new ArrayDeque<>();
        found.add(file);
        open.add(file);
        while (!open.isEmpty()) {
            File one = open.remove();
            for (Credit credit : tables.credits) {
                if (credit.agency().equals(file.profile.agency())
                        && credit.evidence().references().contains(one.reference)) {
                    named(credit, file).stream().filter(found::add).forEach(open::add);
                }
            }
        }
        return found;
    }

    private Set<File> named(Credit credit, File like) {
        Set<File> files = new LinkedHashSet<>();
        for (PaymentReference reference : credit.evidence().references()) {
            File file = tables.byReference.get(reference);
            if (file != null && file.profile.agency().equals(like.profile.agency())) {
                files.add(file);
            }
        }
        return files;
    }
}
