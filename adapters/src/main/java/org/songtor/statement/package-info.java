/** Forms of bank statements. Agency is not bank: none of them knows whose account it reports. */
@NullMarked
package org.songtor.statement;

import org.jspecify.annotations.NullMarked;
