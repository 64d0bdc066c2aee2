package org.songtor.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.delivery.GroupRule;
import org.songtor.flow.Worker;
import org.songtor.port.FileGroups;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** Lines that waited for company become frozen files of many funds. */
@Component
public class CloseGroup {
    private final Worker worker;
    private final FileGroups groups;
    private final Companies companies;
    private final Clock clock;

    CloseGroup(Worker worker, FileGroups groups, Companies companies, Clock clock) {
        this.worker = worker;
        this.groups = groups;
        this.companies = companies;
        this.clock = clock;
    }

    public void close(long group) {
        worker.run(Outbox.GROUP, group, work -> {
            Optional<GroupRule> rule = groups.profile(group).flatMap(companies::rule);
            if (rule.isPresent()) {
                groups.close(group, LocalDate.now(clock), rule.get().mostLines());
            } else {
                // The settings changed while lines waited: each fund has its own files again.
                groups.dissolve(group);
            }
        });
    }
}
