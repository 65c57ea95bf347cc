/** The content vector: which terms of a product count, how rare they are, and their bytes. */
@NullMarked
package io.zhiyin.index.lucene.content;

import org.jspecify.annotations.NullMarked;
