package org.songtor.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.settings.ConfirmationEntry;
import org.songtor.settings.ProfileEntry;

/** What agencies confirmed, as the settings record it: a confirmation is of one hash, so a changed form has none. */
public final class Confirmations {
    private final SongtorSettings settings;

    public Confirmations(SongtorSettings settings) {
        this.settings = settings;
    }

    /** Whether an unconfirmed form was confirmed as it is now. */
    public boolean confirmed(FormVersion form) {
        return of(form).stream().anyMatch(c -> c.hash().equals(form.hash().hex()));
    }

    /** What forbids the form in live mode; empty for a public one and for one confirmed as it is now. */
    public Optional<String> refusal(FormVersion form) {
        if (form.info().status() != ProfileInfo.Status.UNCONFIRMED || confirmed(form)) {
            return Optional.empty();
        }
        ProfileId profile = form.info().id();
        String start = "live mode refuses profile " + profile + ": UNCONFIRMED, "
                + form.part().word() + " version " + form.info().version() + " ";
        List<ConfirmationEntry> others = of(form);
        return Optional.of(
                others.isEmpty()
                        ? start + "has no recorded confirmation; its hash is " + form.hash()
                        : start + "was changed after it was confirmed: confirmed hash "
                                + others.get(others.size() - 1).hash() + ", found " + form.hash());
    }

    /**
     * Confirmations that are of no form of this profile: a misspelt one would lift nothing without a word.
     *
     * @param forms all of the profile
     */
    public List<String> strangers(ProfileId profile, List<FormVersion> forms) {
        List<String> problems = new ArrayList<>();
        for (ConfirmationEntry entry : settings.profile(profile).confirmations()) {
            if (forms.stream().noneMatch(entry::names)) {
                problems.add("a confirmation names " + profile + " "
                        + entry.part().word() + " version " + entry.version() + ", which is not there");
            }
        }
        return problems;
    }

    private List<ConfirmationEntry> of(FormVersion form) {
        ProfileEntry profile = settings.profiles().get(form.info().id());
        return profile == null
                ? List.of()
                : profile.confirmations().stream().filter(c -> c.names(form)).toList();
    }

    /** The settings that record a confirmation of this form, to be pasted. */
    public static String yaml(FormVersion form, String by, LocalDate on, String document) {
        ProfileId profile = form.info().id();
        return """
                songtor:
                  agencies:
                    %s:
                      profiles:
                        "[%s]":
                          confirmations:
                            - part: %s
                              version: %d
                              hash: %s
                              by: %s
                              on: %s
                              document: %s
                """.formatted(
                        profile.agency(),
                        profile.name(),
                        form.part().word(),
                        form.info().version(),
                        form.hash(),
                        quoted(by),
                        on,
                        quoted(document));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
