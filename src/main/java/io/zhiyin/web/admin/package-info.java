/**
 * Operating: jobs, generations, settings, models, snapshots, reports.
 *
 * <p>Useful for: operators and the console. Not for: shoppers' questions.
 */
@NullMarked
package io.zhiyin.web.admin;

import org.jspecify.annotations.NullMarked;
