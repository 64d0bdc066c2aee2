package org.songtor.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.port.Repairs;
import org.songtor.repair.Group;

/** Groups of equal mistakes as JSON; shape {@code Repairs} of the contract. */
record RepairsJson(String number, String state, List<Kind> groups, List<Other> others) {

    /** @param touches what a repair would change; a program must ask a person for every one, and above all for IDENTITY and MONEY */
    record Kind(
            String key,
            String code,
            String field,
            String touches,
            boolean mendable,
            int count,
            List<Group.Example> examples) {
        static Kind of(Group g) {
            return new Kind(
                    g.key(),
                    g.mistake().code().code(),
                    g.field(),
                    g.mistake().touches().name(),
                    g.mistake().mendable(),
                    g.count(),
                    g.examples());
        }
    }

    /** Problems without a repair here. */
    record Other(String code, String field, int count, List<ReceiptJson.Trouble> examples) {}

    /** What a program sends. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Order(@Nullable Set<String> repairs, @Nullable String decidedBy) {}

    static RepairsJson of(Repairs.Found found) {
        return new RepairsJson(
                found.id().toString(),
                found.state().name(),
                found.groups().stream().map(Kind::of).toList(),
                found.others().stream()
                        .map(o -> new Other(
                                o.code().code(),
                                o.field(),
                                o.count(),
                                o.examples().stream()
                                        .map(ReceiptJson.Trouble::of)
                                        .toList()))
                        .toList());
    }
}
