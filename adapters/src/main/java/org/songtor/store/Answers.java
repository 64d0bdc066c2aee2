package org.songtor.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers applied, inside the caller's transaction.
 *
 * <ul>
 *   <li>An amount or a position below zero: the whole answer is kept as rejected (SGT-4005).
 *   <li>A reference that is none of this profile's files, or of one whose bytes never left, is no answer: kept as rejected (SGT-4008).
 *   <li>A line counts for the line in its position only where the person is the one we sent there. Another person, a position
 *       outside the file, or position 0 without a booking is kept without a file: it labels nothing, the operator asks the agency,
 *       and the line in that position stays unanswered.
 *   <li>A number that an earlier answer to the same file has: used like any other, and the operator is told (SGT-4014).
 *   <li>A booking at position 0 is a payment we never sent: an item for the fund's treasurer, or for the operator where the file carries many funds.
 * </ul>
 */
@Component("store.answers")
class Answers {
    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final ReviewItems items;
    private final Entries entries;
    private final Bell bell;
    private final Persons persons;

    Answers(DataSource dataSource, Arrivals arrivals, ReviewItems items, Entries entries, Bell bell, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.arrivals = arrivals;
        this.items = items;
        this.entries = entries;
        this.bell = bell;
        this.persons = persons;
    }

    /** @param fund none for a file of many funds */
    private record Target(long file, @Nullable String fund, String name) {}

    Taken apply(ProfileId profile, Arrived arrived, Answer answer) {
        List<Problem> wrong = wrong(answer);
        if (!wrong.isEmpty()) {
            arrivals.rejected(profile.agency(), "answer", arrived, wrong);
            return Taken.REFUSED;
        }
        Optional<Target> target = target(profile, answer);
        if (target.isEmpty()) {
            Problem unknown = Problem.ofFile(
                    ProblemCode.UNKNOWN_REFERENCE,
                    "reference",
                    answer.reference().value(),
                    "the reference of a file that was sent to " + profile);
            arrivals.rejected(profile.agency(), "answer", arrived, List.of(unknown));
            return Taken.REFUSED;
        }
        Optional<Long> arrival = arrivals.applied(profile.agency(), "answer", arrived);
        arrival.ifPresent(id -> {
            boolean asked = append(id, target.get(), answer);
            if (numberAgain(id, target.get(), answer)) {
                Problem again = Problem.ofFile(
                        ProblemCode.ANSWER_NUMBER_AGAIN,
                        "answer_id",
                        answer.answerId(),
                        "a number that no earlier answer to this file has");
                arrivals.remarked(profile.agency(), id, arrived, again, asked);
            }
        });
        return arrival.isPresent() ? Taken.APPLIED : Taken.KNOWN;
    }

    /** Whatever the answer's form let through. */
    private static List<Problem> wrong(Answer answer) {
        return IntStream.range(0, answer.lines().size())
                .filter(n -> answer.lines().get(n).booked().compareTo(Satang.ZERO) < 0
                        || answer.lines().get(n).position() < 0)
                .mapToObj(n -> Problem.ofRow(
                        ProblemCode.BAD_RECORD,
                        n + 1,
                        0,
                        answer.lines().get(n).position() < 0 ? "position" : "booked",
                        answer.lines().get(n).position() < 0
                                ? "" + answer.lines().get(n).position()
                                : answer.lines().get(n).booked().toBaht(),
                        "not below zero"))
                .toList();
    }

    /** Also a file that an agency said it did not take: its signed answer is the better word. */
    private Optional<Target> target(ProfileId profile, Answer answer) {
        return jdbc.sql("""
                        select file_id as file, fund_id as fund, name from agency_file
                        where reference = :reference and agency = :agency and profile = :profile
                            and (state not in ('FROZEN', 'SIGNED')
                                or state = 'SIGNED'
                                    and (exists (select from handover_export e where e.file_id = agency_file.file_id)
                                        or exists (select from delivery_attempt a where a.file_id = agency_file.file_id)))
                        for update
                        """)
                .param("reference", answer.reference().value())
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .query(Target.class)
                .optional();
    }

    /** An agency's number is of one answer. Both are used all the same, and what they say differently people decide. */
    private boolean numberAgain(long arrival, Target target, Answer answer) {
        return jdbc.sql(
                        "select exists (select from answer_file where file_id = ? and answer_id = ? and arrival_id <> ?)")
                .params(target.file(), answer.answerId(), arrival)
                .query(Boolean.class)
                .single();
    }

    /** @return whether the operator is asked about it */
    private boolean append(long arrival, Target target, Answer answer) {
        jdbc.sql("""
                        insert into answer_file (arrival_id, file_id, answer_id, verdict, reason)
                        values (:arrival, :file, :answerId, :verdict, :reason)
                        """)
                .param("arrival", arrival)
                .param("file", target.file())
                .param("answerId", answer.answerId())
                .param("verdict", answer.verdict().name())
                .param("reason", answer.reason())
                .update();
        appendLines(arrival, target.file(), answer.lines());
        answered(target.file(), answer.verdict());
        neverSent(arrival, target, answer);
        boolean asked = strays(arrival, target);
        entries.journal("file.answered", "file:" + target.file(), answer.verdict() + " " + answer.answerId());
        bell.touch(touched(target.file()));
        return asked;
    }

    /** What the agency booked of a line that had left the file may be paid for all the same: that concerns all that is paid with it. */
    private List<Long> touched(long file) {
        List<Long> paidTogether =
                jdbc.sql("""
                        select k.file_id from connected_files(:file) k
                        where exists (select from review_item i join decision d on d.item_id = i.item_id and d.state = 'DONE'
                                          and d.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS')
                                      where i.file_id = :file)
                        """).param("file", file).query(Long.class).list();
        if (paidTogether.isEmpty()) {
            return List.of(file);
        }
        entries.work(Outbox.CREDITS, 0);
        return paidTogether;
    }

    private void appendLines(long arrival, long file, List<Answer.Line> lines) {
        jdbc.sql("""
                        insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four,
                                                 verdict, satang, cause)
                        select :arrival, said.number,
                            case when said.position = 0 and said.verdict = 'BOOKED' or l.person_hash = said.hash then :file end,
                            said.position, said.hash, said.seal, said.last_four, said.verdict, said.satang, said.cause
                        from unnest(:numbers::int[], :positions::int[], :hashes::bytea[], :seals::bytea[], :lastFours::text[],
                                    :verdicts::text[], :satang::bigint[], :causes::text[])
                                as said (number, position, hash, seal, last_four, verdict, satang, cause)
                            left join file_line f on f.file_id = :file and f.position = said.position
                            left join line l on l.line_id = f.line_id
                        """)
                .param("arrival", arrival)
                .param("file", file)
                .param("numbers", IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new))
                .param("positions", lines.stream().map(Answer.Line::position).toArray(Integer[]::new))
                .param("hashes", binaries(lines, persons::hash))
                .param("seals", binaries(lines, person -> persons.seal(person, Persons.Place.answers())))
                .param(
                        "lastFours",
                        texts(lines, line -> Persons.lastFour(line.person().value())))
                .param("verdicts", texts(lines, line -> line.verdict().name()))
                .param(
                        "satang",
                        lines.stream().map(line -> line.booked().value()).toArray(Long[]::new))
                .param("causes", texts(lines, Answer.Line::cause))
                .update();
    }

    private static byte[][] binaries(List<Answer.Line> lines, Function<NationalId, byte[]> binary) {
        return lines.stream().map(Answer.Line::person).map(binary).toArray(byte[][]::new);
    }

    private static String[] texts(List<Answer.Line> lines, Function<Answer.Line, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    /** Where delivery was given up, a person has the file already: its deadlines are now, so that nothing waits for ever. */
    private void answered(long file, Answer.Verdict verdict) {
        jdbc.sql("""
                        update agency_file
                        set answered_at = coalesce(answered_at, now()),
                            accepted_at = case when :accepted then coalesce(accepted_at, now()) else accepted_at end,
                            delivered_at = case state when 'UNDELIVERABLE' then now() else delivered_at end,
                            answer_due = case state when 'UNDELIVERABLE' then now() else answer_due end,
                            state = 'ANSWERED'
                        where file_id = :file
                        """)
                .param("file", file)
                .param("accepted", verdict == Answer.Verdict.PROCESSED)
                .update();
    }

    /** An answer that repeats what an earlier one said tells of no other payment; the same twice in one answer does. */
    private void neverSent(long arrival, Target target, Answer answer) {
        Set<Integer> known = toldBefore(arrival, target.file());
        for (int i = 0; i < answer.lines().size(); i++) {
            Answer.Line line = answer.lines().get(i);
            if (line.position() == 0 && line.verdict() == Answer.LineVerdict.BOOKED && !known.contains(i + 1)) {
                neverSent(target, "answer:" + arrival + ":" + (i + 1), line);
            }
        }
    }

    /** Beside the lines of many funds nobody can say whose member it is: the operator asks the agency. */
    private void neverSent(Target target, String subject, Answer.Line line) {
        String note = target.name() + ": " + line.person().masked() + " " + line.booked();
        if (target.fund() == null) {
            items.forOperator(Label.BOOKED_NEVER_SENT, subject, line.booked(), note);
        } else {
            items.forFund(Label.BOOKED_NEVER_SENT, subject, target.fund(), line.booked(), note);
        }
    }

    /** Numbers of this answer's payments that an earlier answer held as often; the file's row is locked, answers come one by one. */
    private Set<Integer> toldBefore(long arrival, long file) {
        return Set.copyOf(jdbc.sql("""
                        with told as (
                            select arrival_id, number, person_hash, satang,
                                row_number() over (partition by arrival_id, person_hash, satang order by number) as time
                            from answer_line where file_id = :file and position = 0
                        )
                        select this.number from told this
                        where this.arrival_id = :arrival and exists (
                            select from told earlier
                            where earlier.arrival_id <> this.arrival_id and earlier.person_hash = this.person_hash
                                and earlier.satang = this.satang and earlier.time = this.time)
                        """)
                .param("file", file)
                .param("arrival", arrival)
                .query(Integer.class)
                .list());
    }

    private record Strays(int lines, long satang, String numbers) {}

    private boolean strays(long arrival, Target target) {
        Strays strays =
                jdbc.sql("""
                        select count(*) as lines, coalesce(sum(satang), 0)::bigint as satang,
                            coalesce(string_agg(number::text, ', ' order by number) filter (where number <= 1000), '') as numbers
                        from answer_line where arrival_id = :arrival and file_id is null
                        """).param("arrival", arrival).query(Strays.class).single();
        if (strays.lines() > 0) {
            items.forOperator(
                    Label.ARRIVAL_REJECTED,
                    "arrival:" + arrival,
                    Satang.of(strays.satang()),
                    target.name() + ": " + strays.lines() + " lines name a person the file does not hold there: "
                            + strays.numbers());
        }
        return strays.lines() > 0;
    }
}
