package org.songtor.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What something took: time by the clock, processor time of this program (which holds the agency's server as well) and of its database.
 *
 * @param seconds by the clock
 * @param program seconds of processor time
 * @param database seconds of processor time
 * @param compiling seconds by the clock that the JIT compiler worked meanwhile; nothing where there is none
 */
record Effort(double seconds, double program, double database, double compiling) {
    static final Effort NONE = new Effort(0, 0, 0, 0);

    private static final double SECOND = 1e9;
    private static final double MILLIS = 1e3;
    private static final long LOOK = 250_000_000;
    private static final long MOST_LOOKS = 120;
    /** Compiled in a quarter of a second: a fifth of a processor. */
    private static final long RESTING_MILLIS = 50;

    /** What is measured. */
    interface Work {
        void run() throws Exception;
    }

    static Effort of(Work work) throws Exception {
        letTheCompilerRest();
        double program = byProgram();
        Map<Long, Double> database = byDatabase();
        double compiled = compiled();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / SECOND;
        return new Effort(seconds, byProgram() - program, since(database), compiled() - compiled);
    }

    Effort and(Effort other) {
        return new Effort(
                seconds + other.seconds,
                program + other.program,
                database + other.database,
                compiling + other.compiling);
    }

    private static double compiled() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null || !compiler.isCompilationTimeMonitoringSupported()
                ? 0
                : compiler.getTotalCompilationTime() / MILLIS;
    }

    /** A virtual machine without a compiler has nothing to wait for. */
    private static void letTheCompilerRest() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean resting = compiler == null || !compiler.isCompilationTimeMonitoringSupported();
        for (int look = 0; !resting && look < MOST_LOOKS; look++) {
            long before = compiler.getTotalCompilationTime();
            LockSupport.parkNanos(LOOK);
            resting = compiler.getTotalCompilationTime() - before < RESTING_MILLIS;
        }
    }

    private static double byProgram() {
        return cpu(ProcessHandle.current());
    }

    /** PostgreSQL's processes by their ids. */
    private static Map<Long, Double> byDatabase() {
        return ProcessHandle.current().descendants().collect(Collectors.toMap(ProcessHandle::pid, Effort::cpu));
    }

    /** What one of them took that has ended is not known any more. */
    private static double since(Map<Long, Double> before) {
        return byDatabase().entrySet().stream()
                .mapToDouble(now -> now.getValue() - before.getOrDefault(now.getKey(), 0.0))
                .sum();
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
