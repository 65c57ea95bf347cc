package io.zhiyin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

/** A process of its own, since the log of this one belongs to the tests. */
final class CommandLogTest {
  /** Logs at two levels, then ends at once. */
  static final class Probe {
    private Probe() {}

    static void main() {
      CommandLog.toStandardError();
      VectorUtil.dotProduct(new float[8], new float[8]);
      Logger.getLogger("a.b.Chatter").info("not for the user");
      Logger.getLogger("a.b.Store").warning("disk is nearly full");
      System.exit(3);
    }
  }

  @Test
  void warningsGoToStandardErrorAndNothingElseIsSaid() throws Exception {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName())
            .start();
    String out = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(probe.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("WARNING [Store] disk is nearly full\n", err);
    assertEquals("", out);
    assertEquals(3, probe.waitFor());
  }
}
