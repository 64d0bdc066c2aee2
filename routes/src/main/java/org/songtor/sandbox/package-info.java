/** Stand-ins for the agencies: SFTP, HTTPS and SOAP servers with a book of their own. */
@NullMarked
package org.songtor.sandbox;

import org.jspecify.annotations.NullMarked;
