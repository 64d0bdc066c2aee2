/** ธ.ก.ส. Bank for Agriculture and Agricultural Cooperatives. */
@NullMarked
package org.songtor.agency.baac;

import org.jspecify.annotations.NullMarked;
