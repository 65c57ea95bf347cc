package io.zhiyin.cli;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * The log of a command: warnings and worse go to standard error, so that standard output is the
 * command's own. Without it the log would be held back for a service that never starts, and be
 * lost. A service that does start puts its own configuration in this one's place.
 */
public final class CommandLog {
  /**
   * Lucene advises to run with its SIMD module, which the launcher leaves out of short commands for
   * a start without warnings. Held here, since an unreferenced logger forgets its level.
   */
  private static final Logger LUCENE_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private CommandLog() {}

  /** Takes effect for the whole process; to be called before anything logs. */
  public static void toStandardError() {
    ConsoleHandler handler =
        new ConsoleHandler(
            ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%p [%c{1}] %m%e%n"));
    handler.setLevel(Level.WARNING);
    LUCENE_ADVICE.setLevel(Level.SEVERE);
    InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
  }
}
