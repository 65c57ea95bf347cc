/**
 * What the index is asked and what it answers: questions made of retrievals, filters, facets and
 * cursors; pages of candidates with their parts.
 */
@NullMarked
package io.zhiyin.index.question;

import org.jspecify.annotations.NullMarked;
