package io.zhiyin.web.shelves;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Where a shelf goes on: the ids that were shown, so that no page shows one of them again whatever
 * happens in between. At most {@value #MOST} ids; a shelf that was read so far has an end.
 */
final class ShelfCursor {
  /** The longest text of a cursor. */
  static final int LENGTH = 250_000;

  private static final int MOST = 1_000;

  private ShelfCursor() {}

  /** The cursor behind some ids; empty when there are too many. */
  static Optional<String> of(Collection<String> shown) {
    if (shown.size() > MOST) {
      return Optional.empty();
    }
    String ids = String.join("\n", new TreeSet<>(shown));
    String whole = check(ids) + "\n" + ids;
    return Optional.of(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(whole.getBytes(StandardCharsets.UTF_8)));
  }

  /** The ids of a cursor; empty for what no answer gave. */
  static Optional<Set<String>> read(String cursor) {
    try {
      String whole = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int line = whole.indexOf('\n');
      String ids = whole.substring(line + 1);
      return line > 0 && whole.substring(0, line).equals(check(ids))
          ? Optional.of(new TreeSet<>(ids.lines().toList()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String check(String ids) {
    CRC32 check = new CRC32();
    check.update(ids.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(check.getValue());
  }
}
