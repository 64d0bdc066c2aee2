package org.songtor.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;

/** Where a campaign stands: its folder, the installation it is made of, and whom it tells. */
public record Site(Path dir, SongtorSettings installed, PrintWriter out) {

    List<Goods> goods(List<Lane> lanes) {
        List<Goods> goods = Goods.of(installed, lanes);
        for (Lane lane : lanes) {
            if (goods.stream().noneMatch(g -> g.lane() == lane)) {
                say("not tried: " + lane + ": nothing of this installation travels that way");
            }
        }
        return goods;
    }

    void warmUp(List<Goods> goods) throws IOException, InterruptedException {
        new Archive(this).make(goods);
    }

    Path folder(String house) {
        return dir.resolve(house);
    }

    House house(String name, List<Goods> goods, Map<String, String> more) throws IOException {
        return House.open(folder(name), dir.resolve("keys"), installed, goods, more);
    }

    /** Whether a gateway came up before, to be warmed up or to be killed: then one that does not is a finding and no reason to try nothing. */
    boolean begun(Tally tally) {
        return Files.exists(Archive.file(dir)) || tally.cases() > 0;
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Nothing where it was survived. @param again the words that try it once more */
    void tellFailure(Verdict verdict, Path run, String again) {
        if (!verdict.good()) {
            verdict.findings().forEach(f -> say("    " + f));
            say("    " + verdict.trouble());
            say("    kept in " + run + "; again: ./songtor crash " + again);
        }
    }
}
