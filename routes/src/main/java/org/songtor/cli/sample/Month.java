package org.songtor.cli.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** The month, drawn: every member, and every line of every source file in order. */
record Month(Plan plan, Map<FundId, List<Someone>> members, Map<Plan.Sheet, List<Line>> lines) {
    private static final long SEED = 2569_11L;

    record Someone(Plan.Group group, Member member) {}

    /** @param idAsWritten what stands in the file; with a wrong check digit in the one planted line */
    record Line(
            int lineNo,
            Someone who,
            SchemeCode scheme,
            String idAsWritten,
            Satang amount,
            Optional<Satang> wages,
            Label label) {

        /** Whether this is the line that the member's planted case is about. */
        boolean planted() {
            return who.group().scheme().equals(scheme.value());
        }
    }

    static Month draw(Plan plan) throws IOException {
        Random random = new Random(SEED);
        Names names = new Names(random);
        Map<FundId, List<Someone>> members = new LinkedHashMap<>();
        for (FundId fund : plan.funds().keySet()) {
            members.put(fund, members(plan, fund, names, random));
        }
        Map<Plan.Sheet, List<Line>> lines = new LinkedHashMap<>();
        for (Plan.Sheet sheet : plan.sheets()) {
            lines.put(sheet, lines(plan, sheet, members.getOrDefault(sheet.fund(), List.of()), random));
        }
        return new Month(plan, members, lines);
    }

    private static List<Someone> members(Plan plan, FundId fund, Names names, Random random) {
        List<Plan.Group> seats = new ArrayList<>();
        plan.groups().stream().filter(g -> g.fund().equals(fund)).forEach(g -> {
            seats.addAll(Collections.nCopies(g.count(), g));
        });
        Collections.shuffle(seats, random);
        List<Someone> members = new ArrayList<>();
        String letter = plan.fund(fund).letter();
        for (Plan.Group seat : seats) {
            String no = "%s%03d".formatted(letter, members.size() + 1);
            boolean foreign = seat.planted().equals("unencodable");
            Set<SchemeCode> schemes = new HashSet<>(seat.roster());
            members.add(new Someone(
                    seat,
                    Member.of(no, names.person(), names.name(seat.title(), foreign), seat.occupation(), schemes)));
        }
        return members;
    }

    private static List<Line> lines(Plan plan, Plan.Sheet sheet, List<Someone> members, Random random) {
        List<Line> lines = new ArrayList<>();
        Map<SchemeCode, Integer> drawn = new HashMap<>();
        for (Someone who : members) {
            for (SchemeCode scheme : sheet.schemes()) {
                if (pays(who, scheme)) {
                    int nth = drawn.merge(scheme, 1, Integer::sum) - 1;
                    lines.add(line(lines.size() + 1, who, scheme, plan, nth, random));
                }
            }
        }
        return lines;
    }

    private static boolean pays(Someone who, SchemeCode scheme) {
        Plan.Group group = who.group();
        boolean absent = group.planted().equals("absent") && group.scheme().equals(scheme.value());
        return !absent && (group.roster().contains(scheme) || group.beyond().contains(scheme));
    }

    private static Line line(int lineNo, Someone who, SchemeCode scheme, Plan plan, int nth, Random random) {
        Plan.Pays pays = plan.pays(scheme);
        Optional<Satang> wages = pays.wages().isEmpty()
                ? Optional.empty()
                : Optional.of(pays.wages().get(nth));
        boolean planted = who.group().scheme().equals(scheme.value());
        Satang drawn = wages.map(Wages::bothShares)
                .orElseGet(
                        () -> pays.amounts().get(random.nextInt(pays.amounts().size())));
        Satang amount =
                planted && !who.group().pays().isEmpty() ? Plan.baht(who.group().pays()) : drawn;
        NationalId person = who.member().person().orElseThrow();
        boolean wrong = planted && who.group().planted().equals("wrong-digit");
        return new Line(
                lineNo,
                who,
                scheme,
                wrong ? wrongDigit(person) : person.value(),
                amount,
                wages,
                label(who.group(), planted, pays, plan));
    }

    private static Label label(Plan.Group group, boolean planted, Plan.Pays pays, Plan plan) {
        if (planted) {
            return Label.valueOf(group.label());
        }
        return plan.credits().stream()
                .filter(c -> c.fund().equals(group.fund()))
                .filter(c -> List.of(c.profile().split("\\+", -1))
                        .contains(pays.profile().toString()))
                .map(c -> Label.valueOf(c.label()))
                .findFirst()
                .orElse(Label.SETTLED);
    }

    private static String wrongDigit(NationalId person) {
        int last = person.value().charAt(12) - '0';
        return person.value().substring(0, 12) + (last + 1) % 10;
    }
}
