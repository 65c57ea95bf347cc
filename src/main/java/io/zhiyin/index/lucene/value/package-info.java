/** Queries that value documents by numbers of their own. */
@NullMarked
package io.zhiyin.index.lucene.value;

import org.jspecify.annotations.NullMarked;
