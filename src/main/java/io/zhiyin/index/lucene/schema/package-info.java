/** What the fields of a document are called, and by which chains texts become terms. */
@NullMarked
package io.zhiyin.index.lucene.schema;

import org.jspecify.annotations.NullMarked;
