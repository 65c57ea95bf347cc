package io.zhiyin.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * When a product came to be and when it may be sold: {@code from} inclusive, {@code until}
 * exclusive, open where absent.
 */
public record Lifetime(
    Optional<Instant> createdAt, Optional<Instant> from, Optional<Instant> until) {
  public static final Lifetime ALWAYS =
      new Lifetime(Optional.empty(), Optional.empty(), Optional.empty());

  public boolean availableAt(Instant now) {
    return from.map(f -> !now.isBefore(f)).orElse(true) && until.map(now::isBefore).orElse(true);
  }
}
