package org.songtor.flow;

/** A setting that cannot be kept to; its name comes first, and the program does not start. {@link SettingFaultAnalyzer} says where it stands. */
final class SettingFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    SettingFault(String setting, String why) {
        super(setting + ": " + why);
        this.setting = setting;
    }

    /** Such as {@code songtor.funds.wiang.rules[0].session}; it may be left out, or stand for what is below it. */
    String setting() {
        return setting;
    }
}
