/** The commands that start a job and watch it to its end: {@code reindex} and {@code train}. */
@NullMarked
package io.zhiyin.cli.jobs;

import org.jspecify.annotations.NullMarked;
