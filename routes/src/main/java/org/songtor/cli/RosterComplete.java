package org.songtor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.intake.RosterFile;
import org.songtor.intake.RosterFile.Content;
import org.songtor.intake.RosterFile.IdOf;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.port.RosterStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roster complete}: national ids for members whose ledger has none. All of a file or nothing of it. */
@Command(
        name = "complete",
        description = "Completes national ids that the fund's ledger lacks.",
        mixinStandardHelpOptions = true)
final class RosterComplete implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8: member_no,national_id")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        try (BufferedReader in = RosterCommand.open(file, spec);
                Office office = Office.open()) {
            FundId id = fund.in(office.the(Catalogue.class)).id();
            RosterStore store = office.the(RosterStore.class);
            Content<IdOf> ids = RosterFile.ids(in);
            if (RosterCommand.refused(ids, spec.commandLine().getErr())) {
                return Main.FAILED;
            }
            Optional<List<Member>> members = members(store, id, ids.members());
            return members.isEmpty()
                    ? Main.FAILED
                    : RosterImport.told(
                            id,
                            store.merge(id, members.get(), RosterCommand.actor()),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
        }
    }

    /** The members as they are, with their ids; empty where one of them is nobody. */
    private Optional<List<Member>> members(RosterStore store, FundId fund, List<IdOf> ids) {
        List<Member> members = new ArrayList<>();
        boolean unknown = false;
        for (IdOf given : ids) {
            Optional<Member> member = store.member(fund, given.memberNo());
            if (member.isEmpty()) {
                unknown = true;
                spec.commandLine().getErr().println("songtor: " + fund + " has no member " + given.memberNo());
            } else {
                members.add(with(member.get(), given.person()));
            }
        }
        return unknown ? Optional.empty() : Optional.of(members);
    }

    private static Member with(Member m, NationalId person) {
        return new Member(
                m.memberNo(),
                m.kind(),
                Optional.of(person),
                m.name(),
                m.occupation(),
                m.birthDate(),
                m.enrolments(),
                m.references());
    }
}
