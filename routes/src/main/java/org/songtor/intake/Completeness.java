package org.songtor.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.songtor.intake.Surroundings.Paid;
import org.songtor.model.Catalogue;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;

/**
 * Which members the month's batches lack: a membership lives only as long as the fund passes its money on in time. Judged for the schemes that occur
 * in the batch; a member counts as there with a line in it or in an earlier batch of the period. A line whose person cannot be read
 * counts for the member whose name it bears: its own problem is already on the treasurer's desk.
 */
final class Completeness {
    private final Catalogue catalogue;

    Completeness(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    record Missing(Member member, Scheme scheme) {
        /** Subject as the store wants it. What the member would have paid is not known, and money is not guessed: nothing is at risk in figures. */
        NewItem item(Surroundings around, String period) {
            return new NewItem(
                    Label.MISSING_FROM_BATCH,
                    "member:" + around.fund().id() + ":" + period + ":" + scheme.code() + ":" + member.memberNo(),
                    around.fund().id(),
                    Satang.ZERO.value(),
                    member.name().full() + " · " + scheme.nameTh());
        }

        Problem problem() {
            return Problem.ofFile(
                    ProblemCode.MISSING_MEMBER,
                    scheme.code().value(),
                    member.name().full(),
                    "");
        }
    }

    /** @param contents every line of the batch, refused ones too */
    List<Missing> missing(Collection<LineContent> contents, Surroundings around) {
        Set<Paid> there = new HashSet<>(around.earlier());
        Set<String> named = new HashSet<>();
        Set<SchemeCode> schemes = new TreeSet<>();
        for (LineContent content : contents) {
            if (content instanceof LineContent.Good good) {
                RemittanceLine line = good.line();
                there.add(new Paid(line.person(), line.scheme()));
                schemes.add(line.scheme());
            } else if (content instanceof LineContent.Bad bad) {
                named.add(bad.scheme() + " " + bad.name());
                schemes.add(SchemeCode.of(bad.scheme()));
            }
        }
        List<Missing> missing = new ArrayList<>();
        for (Member member : around.roster().values()) {
            for (SchemeCode code : member.schemes()) {
                boolean lacks = schemes.contains(code)
                        && !there.contains(new Paid(member.person().orElseThrow(), code))
                        && !named.contains(code + " " + member.name().full());
                catalogue.scheme(code).filter(s -> lacks).ifPresent(s -> missing.add(new Missing(member, s)));
            }
        }
        missing.sort(Comparator.comparing((Missing m) -> m.scheme().code())
                .thenComparing(m -> m.member().memberNo()));
        return missing;
    }
}
