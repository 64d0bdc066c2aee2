package org.songtor.cli.layout;

import picocli.CommandLine.Option;

/** {@code --help} alone, for commands whose {@code --version} is a form's: picocli's own mixin would bring both. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;
}
