package org.songtor.agency;

import java.time.LocalDate;
import java.util.List;
import org.songtor.layout.LayoutBook;
import org.songtor.layout.ProfileForms;
import org.songtor.model.FormVersion;
import org.songtor.model.Period;
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

    /** @param tables path of the layout tables on the class path, without {@code .v1.layout}: all their versions */
    protected TableFormat(String tables) {
        this(LayoutBook.load(tables), LayoutBook.load(LayoutBook.answer(tables)));
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
