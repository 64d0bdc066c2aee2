package org.songtor.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.delivery.GroupRule;
import org.songtor.flow.Formats;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.Worker;
import org.songtor.model.Catalogue;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** Lines that waited for company become frozen files of many funds. */
@Component
public class CloseGroup {
    private final Worker worker;
    private final FileGroups groups;
    private final Companies companies;
    private final Formats formats;
    private final Documents documents;
    private final Clock clock;

    CloseGroup(
            Worker worker,
            FileGroups groups,
            Companies companies,
            Formats formats,
            Catalogue catalogue,
            SongtorSettings settings,
            Clock clock) {
        this.formats = formats;
        this.documents = new Documents(catalogue, settings);
        this.worker = worker;
        this.groups = groups;
        this.companies = companies;
        this.clock = clock;
    }

    public void close(long group) {
        worker.run(Outbox.GROUP, group, work -> {
            Optional<GroupRule> rule = groups.profile(group).flatMap(companies::rule);
            if (rule.isPresent()) {
                LocalDate today = LocalDate.now(clock);
                groups.close(group, today, rule.get().mostLines(), writable(group, today));
            } else {
                // The settings changed while lines waited: each fund has its own files again.
                groups.dissolve(group);
            }
        });
    }

    private FileGroups.Fit writable(long group, LocalDate today) {
        ProfileId profile = groups.profile(group).orElseThrow();
        return new Writable(formats.of(profile), profile, documents, today);
    }
}
