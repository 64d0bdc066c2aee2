package org.songtor.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * As whom PostgreSQL runs: it refuses root, so root hands it to {@code postgres}, or to {@code nobody} on a machine without
 * such a user. Either way the kernel sends it SIGINT (PostgreSQL's fast shutdown) when the thread that forked it dies.
 *
 * @param other the user root hands it to; empty when this program runs as an ordinary user
 */
record ServiceUser(Optional<Account> other) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    record Account(UserPrincipal user, int uid, int gid) {}

    static ServiceUser current() throws IOException, InterruptedException {
        if (!isRoot()) {
            return new ServiceUser(Optional.empty());
        }
        for (String name : CANDIDATES) {
            Optional<UserPrincipal> user = find(name);
            if (user.isPresent()) {
                return new ServiceUser(Optional.of(new Account(user.get(), id("-u", name), id("-g", name))));
            }
        }
        throw new IOException("PostgreSQL does not run as root, and this machine has none of the users " + CANDIDATES
                + ": start as an ordinary user, or name an external server in songtor.database");
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static Optional<UserPrincipal> find(String name) throws IOException {
        try {
            return Optional.of(
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException e) {
            return Optional.empty();
        }
    }

    private static int id(String option, String name) throws IOException, InterruptedException {
        Process id = new ProcessBuilder("id", option, name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        if (id.waitFor() != 0) {
            throw new IOException("id " + option + " " + name + " failed");
        }
        return Integer.parseInt(printed.strip());
    }

    /**
     * The command as this user, ended with the thread that starts it. In a session of its own: Ctrl-C at the terminal reaches
     * this program, which then stops the server last. {@code setsid} and {@code setpriv} do not fork here, so the process we
     * start is the server itself.
     */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "INT"));
        other.ifPresent(account ->
                all.addAll(List.of("--reuid", "" + account.uid(), "--regid", "" + account.gid(), "--clear-groups")));
        all.add("--");
        all.addAll(command);
        return all;
    }

    /** Gives a file or folder that we made to this user. */
    void own(Path path) throws IOException {
        if (other.isPresent()) {
            Files.setOwner(path, other.get().user());
        }
    }

    /** The nearest folder on the way to {@code path} that this user may not pass; such a path cannot hold the database. */
    Optional<Path> obstacle(Path path) throws IOException {
        if (other.isEmpty()) {
            return Optional.empty();
        }
        for (Path at = path; at != null; at = at.getParent()) {
            if (Files.isDirectory(at) && !passes(other.get(), at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean passes(Account account, Path folder) throws IOException {
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(folder);
        if (Integer.valueOf(account.uid()).equals(Files.getAttribute(folder, "unix:uid"))) {
            return may.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        if (Integer.valueOf(account.gid()).equals(Files.getAttribute(folder, "unix:gid", LinkOption.NOFOLLOW_LINKS))) {
            return may.contains(PosixFilePermission.GROUP_EXECUTE);
        }
        return may.contains(PosixFilePermission.OTHERS_EXECUTE);
    }
}
