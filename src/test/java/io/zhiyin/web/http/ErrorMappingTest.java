package io.zhiyin.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorMappingTest {
  private static int status(Throwable failure) {
    return new ErrorMapping(new AllowedMethods(List.of())).unexpected(failure).getStatus();
  }

  @Test
  void aFullDiskIsSaidAsSuch() {
    SQLException full =
        new SQLException("[SQLITE_FULL] Insertion failed (database or disk is full)");
    assertEquals(507, status(new IllegalStateException(full)));
    assertEquals(507, status(new UncheckedIOException(new IOException("No space left on device"))));
    assertEquals(500, status(new IllegalStateException("anything else")));
  }
}
