package org.songtor.model;

import java.util.Optional;
import java.util.Set;

/**
 * One scheme of the catalogue, read from configuration.
 *
 * @param profile by which file profile its lines travel
 * @param occupation the only occupation the scheme admits, as the roster writes it; empty admits all
 * @param excludes schemes that the same person may not pay into in the same period; a clash is held for a person to decide
 * @param least smallest amount of one deposit
 */
public record Scheme(
        SchemeCode code,
        ProfileId profile,
        String nameTh,
        String nameEn,
        Optional<String> occupation,
        Set<SchemeCode> excludes,
        Satang least,
        boolean needsWages) {}
