/** Funds' own SFTP server: uploads go the way of the watched folder, receipts lie ready to be fetched. */
@NullMarked
package org.songtor.intake.sftp;

import org.jspecify.annotations.NullMarked;
