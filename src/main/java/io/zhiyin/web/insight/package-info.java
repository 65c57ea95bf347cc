/**
 * What shoppers do, look for and make of our answers, for operators.
 *
 * <p>Useful for: the console's quality and signals. Not for: changing anything.
 */
@NullMarked
package io.zhiyin.web.insight;

import org.jspecify.annotations.NullMarked;
