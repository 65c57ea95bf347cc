/** JMH benchmarks. Useful for comparing within one run; not for figures across machines. */
@NullMarked
package io.zhiyin.bench.micro;

import org.jspecify.annotations.NullMarked;
