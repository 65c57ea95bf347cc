/**
 * Long work that is watched, asked about and cancelled while it runs.
 *
 * <p>Useful for: reindexing, training, restoring. Not for: anything that answers within a request.
 */
@NullMarked
package io.zhiyin.admin.jobs;

import org.jspecify.annotations.NullMarked;
