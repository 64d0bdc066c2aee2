package org.songtor.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a program of the campaign's is started: this class path, compiled quickly rather than well. */
final class Java {
    private Java() {}

    /** What every program that will not live long is started with, the launcher's own among them. */
    static List<String> switches(String heap) {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=256m",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Duser.timezone=Asia/Bangkok",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djdk.serialFilter=!*");
    }

    /** @param dir the campaign's folder */
    static List<String> command(Path dir, String heap, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Jdk.chosen().program());
        command.addAll(switches(heap));
        command.addAll(options);
        command.add("-cp");
        command.add(Program.classPath(dir));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
