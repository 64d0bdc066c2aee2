/** How bytes reach an agency's box and leave it: addresses, keys and proofs of SFTP, HTTPS and SOAP. Knows no format. */
@NullMarked
package org.songtor.channel;

import org.jspecify.annotations.NullMarked;
