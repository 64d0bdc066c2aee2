package org.songtor.flow;

/** A setting that cannot be kept to; its name comes first, and the program does not start. */
final class SettingFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SettingFault(String setting, String why) {
        super(setting + ": " + why);
    }
}
