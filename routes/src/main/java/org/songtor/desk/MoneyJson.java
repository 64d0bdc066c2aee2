package org.songtor.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.songtor.books.Account.Side;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Ageing;
import org.songtor.books.MeetingStatement.Amounts;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.HoldJson;
import org.songtor.lapse.LapseWatch;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Books;
import org.songtor.port.PendingViews;
import org.songtor.port.Traces;

/** Money as programs read it: amounts are baht with two decimals, as text, below zero where money came from; persons are masked. */
public final class MoneyJson {
    private MoneyJson() {}

    /** What happened to some money, with codes: shape {@code Trace} of the contract songtor.v1.yaml. */
    public static Object story(Traces.Trace trace) {
        return Story.of(trace);
    }

    /** In = out + open + passing, always. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Balances(String fund, List<Balance> balances, String in, String out, String open, String passing) {
        static Balances of(FundId fund, List<Books.Balance> all) {
            return new Balances(
                    fund.value(),
                    all.stream()
                            .map(b -> new Balance(
                                    b.scheme().value(),
                                    b.account().name(),
                                    b.lines(),
                                    b.satang().toBaht()))
                            .toList(),
                    Satang.ZERO.minus(sum(all, Side.IN)).toBaht(),
                    sum(all, Side.OUT).toBaht(),
                    sum(all, Side.OPEN).toBaht(),
                    sum(all, Side.PASSING).toBaht());
        }

        private static Satang sum(List<Books.Balance> all, Side side) {
            return all.stream()
                    .filter(b -> b.account().side() == side)
                    .map(Books.Balance::satang)
                    .reduce(Satang.ZERO, Satang::plus);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Balance(String scheme, String account, long lines, String baht) {}

    /** @param next where the page after this begins; the same as asked for where nothing is left */
    @JsonNaming(SnakeCaseStrategy.class)
    record Members(String fund, List<Member> members, int next) {
        static Members of(FundId fund, List<Books.MemberBalance> all, int from) {
            return new Members(
                    fund.value(),
                    all.stream()
                            .map(m -> new Member(
                                    m.memberNo().orElse(""),
                                    m.person(),
                                    m.name(),
                                    m.scheme().value(),
                                    m.account().name(),
                                    m.satang().toBaht()))
                            .toList(),
                    from + all.size());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Member(String memberNo, String nationalId, String name, String scheme, String account, String baht) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Meeting(
            String fund,
            String from,
            String until,
            String asOf,
            List<MeetingRow> rows,
            MeetingSums total,
            MeetingAges ageing) {
        static Meeting of(MeetingStatement of) {
            return new Meeting(
                    of.fund().value(),
                    of.from().toString(),
                    of.until().toString(),
                    of.asOf().toString(),
                    of.rows().stream()
                            .map(row -> new MeetingRow(
                                    row.period().toString(), row.scheme().value(), MeetingSums.of(row.amounts())))
                            .toList(),
                    MeetingSums.of(of.total()),
                    MeetingAges.of(of.ageing()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record MeetingRow(String period, String scheme, MeetingSums sums) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record MeetingSums(
            String collected,
            String passedOn,
            String acknowledged,
            String settled,
            String outstanding,
            String held,
            String waiting,
            String atRisk,
            String member,
            String returned,
            String other,
            String carried) {
        static MeetingSums of(Amounts a) {
            return new MeetingSums(
                    a.collected().toBaht(),
                    a.passedOn().toBaht(),
                    a.acknowledged().toBaht(),
                    a.settled().toBaht(),
                    a.outstanding().toBaht(),
                    a.held().toBaht(),
                    a.waiting().toBaht(),
                    a.atRisk().toBaht(),
                    a.member().toBaht(),
                    a.returned().toBaht(),
                    a.other().toBaht(),
                    a.carried().toBaht());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record MeetingAges(String underThree, String threeToFive, String sixToEleven, String twelveAndMore) {
        static MeetingAges of(Ageing age) {
            return new MeetingAges(
                    age.underThree().toBaht(),
                    age.threeToFive().toBaht(),
                    age.sixToEleven().toBaht(),
                    age.twelveAndMore().toBaht());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Lapses(String fund, String last, List<Missed> missed, List<Unsure> unsure, List<Late> late) {
        static Lapses of(LapseWatch.Watch watch) {
            return new Lapses(
                    watch.fund().value(),
                    watch.last().toString(),
                    watch.lapses().stream().map(Missed::of).toList(),
                    watch.unsure().stream().map(Unsure::of).toList(),
                    watch.late().stream().map(Late::of).toList());
        }
    }

    /** @param left how many more missed months end it; below zero where no rule ends it */
    @JsonNaming(SnakeCaseStrategy.class)
    record Missed(
            String memberNo,
            String name,
            String scheme,
            String standing,
            @JsonProperty("in_a_row") int inARow,
            int left) {
        static Missed of(LapseWatch.Lapse lapse) {
            OptionalInt left = lapse.misses().left();
            return new Missed(
                    lapse.memberNo(),
                    lapse.name(),
                    lapse.scheme().value(),
                    lapse.misses().standing().name(),
                    lapse.misses().inARow(),
                    left.orElse(-1));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Unsure(
            String batch,
            int line,
            String period,
            String nationalId,
            String name,
            String scheme,
            String baht,
            String label,
            String due) {
        static Unsure of(Books.Unsure line) {
            return new Unsure(
                    line.batch().toString(),
                    line.lineNo(),
                    line.period().toString(),
                    line.person(),
                    line.name(),
                    line.scheme().value(),
                    line.satang().toBaht(),
                    line.label().name(),
                    line.due().map(Object::toString).orElse(""));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Late(
            String standing,
            String profile,
            String period,
            int lines,
            String baht,
            String due,
            @Nullable HoldJson hold,
            List<Payer> members,
            int more) {
        static Late of(LapseWatch.Late late) {
            CalendarBoard.Row row = late.row();
            return new Late(
                    row.countdown().standing().name(),
                    row.pending().profile().toString(),
                    row.pending().period().toString(),
                    row.pending().lines(),
                    row.pending().amount().toBaht(),
                    row.countdown().due().map(Object::toString).orElse(""),
                    row.pending().held().map(HoldJson::of).orElse(null),
                    late.members().stream().map(Payer::of).toList(),
                    late.more());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Payer(String memberNo, String nationalId, String name, String scheme, String baht) {
        static Payer of(PendingViews.Payer member) {
            return new Payer(
                    member.memberNo().orElse(""),
                    member.person(),
                    member.name(),
                    member.scheme().value(),
                    member.amount().toBaht());
        }
    }

    /** @param cut there is more than is told */
    @JsonNaming(SnakeCaseStrategy.class)
    record Story(List<StoryLine> lines, List<Moment> moments, boolean cut) {
        static Story of(Traces.Trace trace) {
            return new Story(
                    trace.lines().stream().map(StoryLine::of).toList(),
                    trace.moments().stream().map(Moment::of).toList(),
                    trace.cut());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record StoryLine(
            String fund,
            String batch,
            int line,
            String nationalId,
            String name,
            String scheme,
            String baht,
            String label) {
        static StoryLine of(Traces.Line line) {
            return new StoryLine(
                    line.fund().value(),
                    line.batch().toString(),
                    line.lineNo(),
                    line.person(),
                    line.name(),
                    line.scheme(),
                    line.amount().toBaht(),
                    line.label().name());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Moment(String at, String what, String subject, String detail, String baht, String sha256, String who) {
        static Moment of(Traces.Moment moment) {
            return new Moment(
                    moment.at().toString(),
                    moment.what().name(),
                    moment.subject(),
                    moment.detail(),
                    moment.amount().map(Satang::toBaht).orElse(""),
                    moment.sha256().orElse(""),
                    moment.who().orElse(""));
        }
    }
}
