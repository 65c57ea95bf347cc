package io.zhiyin.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.index.Item;
import io.zhiyin.index.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private Instant time = NOW;
  private final Clock clock = ((InstantSource) this::time).withZone(ZoneOffset.UTC);

  private Instant time() {
    return time;
  }

  @Test
  void whatIsNotSoldNowIsNotKnown() throws IOException {
    try (ScratchEngine shop =
        ScratchEngine.open(
            Path.of("no-folder-of-its-own"),
            List.of(
                Item.of("now", "铁壶 kettle").with("brand", "山房").product(),
                Item.of("soon", "量子炉 quantumoven")
                    .with("brand", "星河")
                    .with("category", List.of("厨房", "未来炊具"))
                    .with("available_from", NOW.plus(Duration.ofHours(1)).toString())
                    .product(),
                Item.of("gone", "煤油灯 oillamp")
                    .with("brand", "旧光")
                    .with("available_until", NOW.plus(Duration.ofHours(1)).toString())
                    .product()))) {
      Vocabulary vocabulary =
          new Vocabulary(
              shop.engine().answering().index(),
              new QueryLog(Shipped.ANALYSIS::level, 1, clock),
              Shipped.ANALYSIS::level,
              clock,
              Runnable::run);
      assertEquals(List.of("山房"), texts(vocabulary, "山房"));
      for (String early : List.of("量子", "quantum", "星河", "xinghe", "未来炊具")) {
        assertEquals(List.of(), texts(vocabulary, early), early);
      }
      assertEquals(Optional.empty(), vocabulary.corrections().correct("quantumovem"));
      assertEquals(Optional.of("oillamp"), vocabulary.corrections().correct("oillanp"));
      time = NOW.plus(Duration.ofHours(2));
      assertEquals(List.of("星河"), texts(vocabulary, "xinghe"));
      assertEquals(Optional.of("quantumoven"), vocabulary.corrections().correct("quantumovem"));
      assertEquals(List.of(), texts(vocabulary, "旧光"));
      assertEquals(Optional.empty(), vocabulary.corrections().correct("oillanp"));
    }
  }

  private static List<String> texts(Vocabulary vocabulary, String typed) {
    return vocabulary.completions().complete(typed, 5).stream().map(Suggestion::text).toList();
  }
}
