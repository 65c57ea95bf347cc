/**
 * What shoppers' behaviour looks like as a whole.
 *
 * <p>Useful for: operators. Not for: answering shoppers.
 */
@NullMarked
package io.zhiyin.admin.insight;

import org.jspecify.annotations.NullMarked;
