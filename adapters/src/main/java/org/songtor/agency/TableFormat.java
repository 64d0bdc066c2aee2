package org.songtor.agency;

import java.time.LocalDate;
import java.util.List;
import org.songtor.layout.LayoutBook;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.ProfileForms;
import org.songtor.model.FormVersion;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** A profile whose remittance and answer are said by layout tables with versions by date: what it says of itself is what they say. */
public abstract class TableFormat implements AgencyFormat {
    protected final LayoutBook layouts;
    protected final LayoutBook answers;

    protected TableFormat(LayoutBook layouts, LayoutBook answers) {
        this.layouts = layouts;
        this.answers = answers;
    }

    /** All versions that the shelf has of both parts. */
    protected TableFormat(LayoutShelf shelf, String profile) {
        this(
                shelf.book(ProfileId.of(profile), FormVersion.Part.REMITTANCE),
                shelf.book(ProfileId.of(profile), FormVersion.Part.ANSWER));
    }

    @Override
    public final ProfileInfo profile() {
        return layouts.newest().info();
    }

    @Override
    public final ProfileInfo answerProfile() {
        return answers.newest().info();
    }

    @Override
    public final List<FormVersion> versions() {
        return ProfileForms.of(layouts, answers);
    }

    @Override
    public final FormVersion version(Period period, LocalDate sending) throws FormatException {
        return ProfileForms.of(FormVersion.Part.REMITTANCE, layouts.at(period, sending));
    }

    @Override
    public final FormVersion answerVersion(byte[] content) {
        return ProfileForms.of(FormVersion.Part.ANSWER, answers.reading(content));
    }
}
