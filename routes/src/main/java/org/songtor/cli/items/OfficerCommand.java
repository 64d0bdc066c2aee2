package org.songtor.cli.items;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.desk.Refusals;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an officer does in the office; who it is is known before a database is started for it. */
public abstract class OfficerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Officer officer = new Officer();

    @Override
    public final Integer call() {
        Viewer viewer;
        try (Office office = Office.settings()) {
            viewer = officer.viewer(office.the(SongtorSettings.class), spec.commandLine());
        }
        try (Office office = Office.open()) {
            return in(office, viewer, spec.commandLine().getOut());
        } catch (DeskException e) {
            return refused(e.why() + ", " + Refusals.words(e));
        }
    }

    /** @return the exit code @throws DeskException told as refused */
    protected abstract int in(Office office, Viewer viewer, PrintWriter out);

    /** Tells that it was not done. @param why a code and its words @return the exit code of that */
    protected final int refused(String why) {
        spec.commandLine().getErr().println("ไม่ได้ทำ · refused: " + why);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What was asked for cannot be, told in these words. */
    protected final ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
