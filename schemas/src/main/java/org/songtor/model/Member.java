package org.songtor.model;

import java.util.Set;

/**
 * One active member of a fund's roster (ทะเบียนสมาชิก).
 *
 * @param memberNo running number in the fund's own ledger
 * @param occupation as the fund writes it, for example {@code เกษตรกร}
 * @param schemes the schemes the member pays into each month; each is expected in the month's batches
 */
public record Member(String memberNo, NationalId person, PersonName name, String occupation, Set<SchemeCode> schemes) {}
