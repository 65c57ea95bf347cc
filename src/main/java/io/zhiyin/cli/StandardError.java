package io.zhiyin.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * Standard error as the user gave it. The JVM warns about the incubating module of Lucene's SIMD
 * before any of our code runs, and no option stops it; so the launcher starts such a JVM with
 * standard error led through a filter, and the real one as descriptor 3. From {@code main} on the
 * filter is in the way only: it is a process of its own, and could write last words after ours has
 * ended.
 */
public final class StandardError {
  private static final int REAL = 3;
  private static final int STANDARD_ERROR = 2;

  private StandardError() {}

  /** Takes the launcher's filter out of the way, when it says by a property that there is one. */
  public static void restore() {
    if (Boolean.getBoolean("zhiyin.filtered")) {
      duplicate();
    }
  }

  @SuppressWarnings("restricted") // C's dup2 on two descriptors of our own; Java has no call for it
  private static void duplicate() {
    Linker linker = Linker.nativeLinker();
    var dup2 =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("dup2"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    try {
      int result = (int) dup2.invokeExact(REAL, STANDARD_ERROR);
      if (result != STANDARD_ERROR) {
        throw new IllegalStateException("dup2(3, 2) answered " + result);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
