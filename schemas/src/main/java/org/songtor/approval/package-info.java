/** Who may order that money goes on (อำนาจสั่งจ่าย) and whose signatures release it: pure functions over a fund's own rules. */
@NullMarked
package org.songtor.approval;

import org.jspecify.annotations.NullMarked;
