package io.zhiyin.learn.sessions;

/** A fitted method. Immutable and safe for many threads, each of which opens its own answerer. */
@FunctionalInterface
public interface SessionModel {
  NextItems open();
}
