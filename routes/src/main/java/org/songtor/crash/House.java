package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.songtor.bench.People;
import org.songtor.checker.Checker;
import org.songtor.checker.Finding;
import org.songtor.checker.Observed;
import org.songtor.checker.RunFolder;
import org.songtor.checker.SentFile;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.PersonName;
import org.songtor.port.RunBooks;
import org.songtor.sandbox.Sandbox;

/** An installation of the campaign's: a home, agencies, and one gateway after the other. A load may hand in beside the thread that kills. */
final class House implements AutoCloseable {
    private static final FundId FUND = FundId.of("crash");
    /** Between the first persons of two kinds of goods. */
    private static final int APART = 1_000;

    private final Path run;
    private final Estate estate;
    private final List<Courier> couriers;
    private final FundKeys keys = FundKeys.make();
    private final Sandbox sandbox;
    private final RunFolder folder;
    private final Lives lives;
    private int months;

    private House(Path run, Estate estate, Sandbox sandbox) {
        this.run = run;
        this.estate = estate;
        this.sandbox = sandbox;
        this.couriers = estate.goods().stream()
                .filter(g -> g.lane() == Lane.MANUAL)
                .map(g -> new Courier(run, g.profile(), sandbox.counter(g.profile())))
                .toList();
        this.lives = new Lives(() -> Victim.start(run, estate.locations()));
        this.folder = new RunFolder(run, RunBooks.installed());
    }

    /** A new home in this folder, which must not be there yet; no gateway is started. */
    static House open(Path run, Path keys, SongtorSettings installed, List<Goods> goods, Map<String, String> more)
            throws IOException {
        Files.createDirectories(run.resolve("receipts"));
        Estate estate = new Estate(installed, goods);
        House house = new House(run, estate, Sandbox.start(estate.sandbox(run, keys)));
        // By it anybody may judge what lies in the agencies' folders, when the keys are long gone.
        Files.copy(keys.resolve("ca.pem"), run.resolve("ca.pem"));
        HouseSettings settings = new HouseSettings(estate, run, keys, house.sandbox.doors());
        settings.fund(FUND, house.keys.apiKey(), house.keys.publicKey());
        more.forEach(settings::put);
        settings.write(run.resolve("victim.properties"));
        house.roster();
        return house;
    }

    /** Nobody is said to pay every month: each small batch would be warned about hundreds who are not in it, and they would be most of its work. */
    private void roster() throws IOException {
        StringBuilder rows =
                new StringBuilder("member_no,national_id,title,first_name,last_name,occupation,birth_date,schemes\n");
        for (int g = 0; g < estate.goods().size(); g++) {
            for (int i = 0; i < Batch.PEOPLE; i++) {
                int number = person(g) + i;
                PersonName name = People.name(number);
                rows.append("M%05d,%s,%s,%s,%s,เกษตรกร,2525-01-01,\n"
                        .formatted(number, People.person(number).value(), name.title(), name.first(), name.last()));
            }
        }
        Path fund = Files.createDirectories(run.resolve("home/intake").resolve(FUND.value()));
        Files.createDirectories(fund.resolve("in"));
        Files.writeString(fund.resolve("roster.csv"), rows);
    }

    static int person(int goods) {
        return goods * APART;
    }

    FundId fund() {
        return FUND;
    }

    Path run() {
        return run;
    }

    Doors doors() {
        return new Doors(run, keys);
    }

    SentFile sent() {
        return new SentFile(run);
    }

    /** The gateway that lives, or a new one. */
    Victim victim() throws IOException {
        return lives.living();
    }

    /** The gateway as it is, alive or not. */
    Victim life() throws IOException {
        return lives.last();
    }

    /** How gateways ended that nobody had killed, since this was asked last; empty where none did. */
    String unasked() throws IOException {
        return lives.unasked();
    }

    /** A month that no batch of this house had before. */
    int nextMonth() {
        return months++;
    }

    boolean full() {
        return months >= Batch.MONTHS;
    }

    /** What people have to carry is carried. */
    void carry() throws IOException {
        for (Courier courier : couriers) {
            courier.round(life());
        }
    }

    /** True when the agencies have nothing left to do. */
    boolean agenciesIdle() {
        return sandbox.idle();
    }

    Observed look(boolean settled) throws IOException, InterruptedException {
        return folder.read(settled);
    }

    List<Finding> check() throws IOException, InterruptedException {
        return Checker.check(look(true));
    }

    @Override
    public void close() throws InterruptedException {
        lives.close();
        sandbox.close();
    }
}
