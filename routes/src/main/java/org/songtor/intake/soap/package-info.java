/** Funds' programs send batches and ask for receipts by SOAP; the contract is {@code batch/songtor-intake.v1.wsdl}. */
@NullMarked
package org.songtor.intake.soap;

import org.jspecify.annotations.NullMarked;
