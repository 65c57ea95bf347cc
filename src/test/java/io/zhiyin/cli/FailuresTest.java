package io.zhiyin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zhiyin.cli.terminal.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FailuresTest {
  @Test
  void aFileIsToldWithWhatIsTheMatterWithIt() {
    IOException missing =
        assertThrows(IOException.class, () -> Files.readString(Path.of("never/was.jsonl")));
    assertEquals(
        "there is no file or folder never/was.jsonl",
        Failures.told(new UncheckedIOException(missing)));
    assertEquals("no permission for /data", Failures.told(new AccessDeniedException("/data")));
    assertEquals(
        "/data/x: No space left on device",
        Failures.told(new FileSystemException("/data/x", null, "No space left on device")));
  }

  @Test
  void theDeepestCauseIsTold() {
    assertEquals(
        "the reason", Failures.told(new RuntimeException("outer", new Exception("the reason"))));
    assertEquals("java.lang.StackOverflowError", Failures.told(new StackOverflowError()));
  }
}
