package io.zhiyin.config.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestTest {
  @Test
  void edits() {
    assertEquals(0, Nearest.edits("boost", "boost"));
    assertEquals(1, Nearest.edits("boots", "boost"), "a swap is one edit");
    assertEquals(1, Nearest.edits("boost", "boosts"));
    assertEquals(3, Nearest.edits("kitten", "sitting"));
    assertEquals(4, Nearest.edits("", "four"));
  }

  @Test
  void advice() {
    List<String> known = List.of("window", "within", "half_life");
    assertEquals(Optional.of("within"), Nearest.of("whitin", known));
    assertEquals(Optional.of("half_life"), Nearest.of("halflife", known));
    assertEquals(Optional.empty(), Nearest.of("neighbours", known));
    assertEquals(Optional.of("aab"), Nearest.of("aa", List.of("aac", "aab")), "ties by name");
  }
}
