package org.songtor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.songtor.reference.Holiday;
import org.songtor.reference.HolidayYear;
import org.songtor.reference.Holidays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code holidays show YEAR}: every holiday of a year, Thai and English, who keeps it, and which version of the data says so. */
@Command(
        name = "show",
        description = "Prints the holidays of a year, and which version of the data they are of.",
        mixinStandardHelpOptions = true)
final class HolidaysShow implements Callable<Integer> {
    private static final int ERA = 543;
    /** Years above are Buddhist. */
    private static final int LAST_GREGORIAN = 2400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "YEAR", description = "Gregorian or Buddhist: 2027 and 2570 are the same year.")
    private int given;

    @Mixin
    private OutputOption output = new OutputOption();

    /** @throws ParameterException for a year of which nothing is known */
    @Override
    public Integer call() throws JsonProcessingException {
        Holidays holidays = Holidays.load();
        int gregorian = given > LAST_GREGORIAN ? given - ERA : given;
        HolidayYear year = holidays.year(gregorian)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "No holidays are known for " + given + "; known: " + holidays.years()));
        output.print(spec.commandLine().getOut(), () -> json(year), out -> text(year, out));
        return Main.OK;
    }

    private static void text(HolidayYear year, PrintWriter out) {
        out.printf("วันหยุด พ.ศ. %d · Holidays of %d%n", year.year() + ERA, year.year());
        out.printf(
                "%s · %s · %s (%s)%n%n",
                year.file().file(),
                year.file().dated(),
                year.file().source(),
                year.file().confidence());
        for (Holiday day : year.days()) {
            out.printf(
                    "%s %s  %-13s %s  %s · %s%s%n",
                    day.date(),
                    day.date().getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT),
                    String.join(" ", words(day.calendars())),
                    day.confidence(),
                    day.nameTh(),
                    day.nameEn(),
                    day.provinces().isEmpty() ? "" : " · " + String.join(", ", words(day.provinces())));
        }
        out.printf(
                "%nnational ราชการ · bank ธนาคาร · A-D ความเชื่อมั่น confidence · วันที่ในไฟล์ยังอาจเปลี่ยนได้ days may still move%n");
    }

    private static Map<String, Object> json(HolidayYear year) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("year", year.year());
        all.put("buddhistYear", year.year() + ERA);
        all.put("file", year.file().file());
        all.put("dated", year.file().dated().toString());
        all.put("source", year.file().source());
        all.put("days", year.days().stream().map(HolidaysShow::json).toList());
        return all;
    }

    private static Map<String, Object> json(Holiday day) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("date", day.date().toString());
        one.put("calendars", words(day.calendars()));
        one.put("provinces", words(day.provinces()));
        one.put("nameTh", day.nameTh());
        one.put("nameEn", day.nameEn());
        one.put("basis", day.basis());
        one.put("confidence", day.confidence());
        return one;
    }

    private static <E extends Enum<E>> List<String> words(Set<E> values) {
        return new TreeSet<>(values)
                .stream().map(e -> e.name().toLowerCase(Locale.ROOT)).collect(Collectors.toList());
    }
}
