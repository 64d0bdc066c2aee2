/** The words of the trade as types: ids, money, periods, lines, documents, answers, problems, labels. */
@NullMarked
package org.songtor.model;

import org.jspecify.annotations.NullMarked;
