package org.songtor.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Files of one agency and what their funds paid for them, the way people pay: most as the slip says, the others with references damaged, cut off or missing,
 * equal amounts, fees, in parts, several at once, twice, not at all; and money of strangers, who may quote other agencies' files. What each credit is for is known.
 */
final class Payers {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    /** How a credit came to be; rates are told for each. */
    enum Way {
        AS_THE_SLIP_SAYS,
        DAMAGED_ONCE,
        DAMAGED_MORE,
        CUT_OFF,
        WRITTEN_OTHERWISE,
        NO_REFERENCE,
        FUND_NAMED,
        IN_PARTS,
        SEVERAL_AT_ONCE,
        TWICE,
        OTHER_AMOUNT,
        STRANGER
    }

    record File(PaymentReference reference, long satang, LocalDate day, int fund) {}

    final List<File> files = new ArrayList<>();
    final List<File> others = new ArrayList<>();
    final List<CreditFacts> credits = new ArrayList<>();
    final Map<Long, Set<PaymentReference>> truth = new HashMap<>();
    final Map<Long, Way> ways = new HashMap<>();
    private final Random random;
    private final int funds;

    /** @param between up to so many running numbers lie between two files; 1 packs them as tight as can be */
    Payers(long seed, int files, int between) {
        random = new Random(seed);
        funds = Math.max(1, files / 4);
        long number = 1_234_000;
        while (this.files.size() < files) {
            number += 1 + random.nextInt(between);
            int fund = this.files.isEmpty() || random.nextInt(3) > 0
                    ? random.nextInt(funds)
                    : this.files.get(this.files.size() - 1).fund();
            File file = new File(PaymentReference.ofNumber(number), amount(), FIRST.plusDays(random.nextInt(28)), fund);
            (random.nextInt(20) == 0 ? others : this.files).add(file);
        }
        for (int i = 0; i < this.files.size(); i++) {
            pay(i);
        }
        IntStream.range(0, files / 20).forEach(i -> stranger());
    }

    /** Members times the same contribution: equal totals are common. */
    private long amount() {
        long each = new long[] {5_000, 10_000, 10_000, 10_000, 43_200, 120_000}[random.nextInt(6)];
        return each * (20 + random.nextInt(280)) + (random.nextInt(10) == 0 ? random.nextInt(100) * 25L : 0);
    }

    private void pay(int i) {
        File file = files.get(i);
        int dice = random.nextInt(100);
        if (dice < 55) {
            whole(file, Way.AS_THE_SLIP_SAYS, file.reference().value());
        } else if (dice < 65) {
            whole(file, Way.DAMAGED_ONCE, damaged(file, 1));
        } else if (dice < 70) {
            whole(file, Way.DAMAGED_MORE, damaged(file, 2 + random.nextInt(3)));
        } else if (dice < 74) {
            whole(file, Way.CUT_OFF, cut(file));
        } else if (dice < 77) {
            whole(file, Way.WRITTEN_OTHERWISE, otherwise(file));
        } else if (dice < 80) {
            whole(file, Way.NO_REFERENCE, "TRANSFER " + phone());
        } else if (dice < 83) {
            whole(file, Way.FUND_NAMED, "FROM " + name(file.fund()));
        } else if (dice < 88) {
            parts(file);
        } else if (dice < 92) {
            several(i);
        } else if (dice < 94) {
            whole(file, Way.TWICE, some(file));
            whole(file, Way.TWICE, some(file));
        } else if (dice < 97) {
            add(Way.OTHER_AMOUNT, elsewhere(file), 0, file.day(), some(file), Set.of(file));
        }
    }

    /** Short or over, by chance by so much that another file's total comes out. */
    private long elsewhere(File file) {
        return random.nextBoolean()
                ? files.get(random.nextInt(files.size())).satang()
                : Math.max(1, file.satang() + (random.nextInt(21) - 10) * 5_000L);
    }

    private void whole(File file, Way way, String text) {
        long fee = random.nextInt(10) == 0 ? 1_000 + 500L * random.nextInt(4) : 0;
        boolean onTop = random.nextBoolean();
        add(way, onTop ? file.satang() : file.satang() - fee, fee, file.day(), text, Set.of(file));
    }

    private void parts(File file) {
        int parts = 2 + random.nextInt(2);
        long left = file.satang();
        for (int part = 1; part <= parts; part++) {
            long money = part == parts ? left : Math.max(1, left / 2 / 5_000 * 5_000);
            left -= money;
            add(Way.IN_PARTS, money, 0, file.day().plusDays(part), some(file), Set.of(file));
        }
    }

    /** With what the fund has beside it. */
    private void several(int at) {
        File file = files.get(at);
        List<File> together = files.subList(at, Math.min(files.size(), at + 4)).stream()
                .filter(other -> other.fund() == file.fund())
                .toList();
        long money = together.stream().mapToLong(File::satang).sum();
        String text = together.stream().map(this::some).collect(Collectors.joining(" "));
        add(Way.SEVERAL_AT_ONCE, money, 0, file.day(), text, Set.copyOf(together));
    }

    private void stranger() {
        File like = (random.nextBoolean() ? others : files).get(random.nextInt(others.size()));
        String text =
                switch (random.nextInt(4)) {
                    case 0 -> "TEL " + phone();
                    case 1 -> "SALE 2111" + (2500 + random.nextInt(100));
                    case 2 -> some(others.get(random.nextInt(others.size())));
                    default -> "ST" + (1_000_000_000L + random.nextInt(1_000_000_000));
                };
        add(Way.STRANGER, like.satang(), 0, like.day(), text, Set.of());
    }

    private void add(Way way, long satang, long fee, LocalDate day, String text, Set<File> real) {
        long id = credits.size() + 1L;
        credits.add(new CreditFacts(
                id, Satang.of(satang), Satang.of(fee), day.plusDays(random.nextInt(5)), text, Set.of(), false));
        truth.put(id, real.stream().map(File::reference).collect(Collectors.toSet()));
        ways.put(id, way);
    }

    /** Whole or not, as it comes. */
    private String some(File file) {
        return switch (random.nextInt(8)) {
            case 0 -> damaged(file, 1);
            case 1 -> damaged(file, 2 + random.nextInt(2));
            case 2 -> cut(file);
            case 3 -> otherwise(file);
            default -> file.reference().value();
        };
    }

    private String damaged(File file, int times) {
        String digits = digits(file);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(digits.length() - 1);
            digits = switch (random.nextInt(10)) {
                case 0 -> Damage.edited(digits, '-', at + 1);
                case 1 -> Damage.edited(digits, '+', at + 1);
                case 2, 3 -> Damage.edited(digits, 's', at + 1);
                default -> {
                    int place = random.nextInt(digits.length());
                    yield digits.substring(0, place) + random.nextInt(10) + digits.substring(place + 1);
                }
            };
        }
        return "ST" + digits;
    }

    private String cut(File file) {
        int off = 1 + random.nextInt(4);
        return random.nextInt(4) == 0
                ? Damage.edited(digits(file), '<', off)
                : "ST" + Damage.edited(digits(file), '>', off);
    }

    private String otherwise(File file) {
        String digits = digits(file);
        return switch (random.nextInt(4)) {
            case 0 -> "st" + digits;
            case 1 -> "ST " + digits.substring(0, 4) + "-" + digits.substring(4, 8) + "-" + digits.substring(8);
            case 2 -> digits;
            default -> "ST" + digits.replaceFirst("0", "O");
        };
    }

    private static String digits(File file) {
        return file.reference().value().substring(2);
    }

    private String phone() {
        return "08%08d".formatted(random.nextInt(100_000_000));
    }

    private static String name(int fund) {
        return "BAN NONG %06d".formatted(fund);
    }

    /** With what is open after every credit that names a file whole. */
    List<PayableFile> payable() {
        List<Evidence.File> sent = new ArrayList<>();
        for (File file : files) {
            sent.add(Undated.file(
                    new FileId(sent.size() + 1L),
                    file.reference(),
                    FileState.DELIVERED,
                    Optional.empty(),
                    List.of(),
                    List.of(new LineFacts(1, Satang.of(file.satang()), List.of()))));
        }
        Set<PaymentReference> ours = files.stream().map(File::reference).collect(Collectors.toSet());
        List<Evidence.Credit> named = new ArrayList<>();
        for (CreditFacts credit : credits) {
            Set<PaymentReference> references = new HashSet<>(PaymentReference.findAll(credit.text()));
            references.retainAll(ours);
            named.add(new Evidence.Credit(credit.id(), credit.amount(), credit.fee(), references));
        }
        Map<PaymentReference, Satang> open = Settlement.open(new Evidence(sent, named, List.of()));
        return files.stream()
                .map(file -> new PayableFile(
                        file.reference(),
                        Satang.of(file.satang()),
                        open.get(file.reference()),
                        file.day(),
                        Optional.of(new FundId("f-" + file.fund())),
                        Set.of(name(file.fund()))))
                .toList();
    }
}
