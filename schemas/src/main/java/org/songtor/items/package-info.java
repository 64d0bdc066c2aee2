/** What people see of a review item, what they wish and what was decided: an item with its lines and money, a proposal, a decision, a letter (records only). */
@NullMarked
package org.songtor.items;

import org.jspecify.annotations.NullMarked;
