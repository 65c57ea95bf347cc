package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Shoppers who view, and now and then buy, two of a few products each, in one session; their events
 * go out in batches with ids. A batch whose answer never came is sent again, as clients do, and so
 * are some that were acknowledged. Used by one thread at a time.
 */
final class Shoppers {
  private static final int BATCH = 10;

  private final String name;
  private final Random random;
  private final List<String> items;
  private final Set<String> acknowledged = new HashSet<>();
  private final List<Batch> sent = new ArrayList<>();
  private final List<Batch> unanswered = new ArrayList<>();
  private int events;
  private int shoppers;

  private record Batch(Set<String> ids, String body) {}

  Shoppers(String name, Random random, List<String> items) {
    this.name = name;
    this.random = random;
    this.items = items;
  }

  /** Sends one batch. */
  void send(Service service) throws IOException {
    boolean again = !sent.isEmpty() && random.nextInt(5) == 0;
    Batch batch =
        !unanswered.isEmpty()
            ? unanswered.getLast()
            : again ? sent.get(random.nextInt(sent.size())) : batch();
    if (unanswered.isEmpty()) {
      unanswered.add(batch);
    }
    JsonNode answer = service.ok("POST", "/v1/events", batch.body);
    assertEquals(batch.ids.size(), answer.path("accepted").asInt(), answer::toString);
    unanswered.clear();
    sent.add(batch);
    acknowledged.addAll(batch.ids);
  }

  private Batch batch() {
    Set<String> ids = new HashSet<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String shopper = name + "u" + shoppers++;
      int first = random.nextInt(items.size());
      int other = (first + 1 + random.nextInt(items.size() - 1)) % items.size();
      String type = random.nextInt(4) == 0 ? "purchase" : "view_item";
      for (int item : new int[] {first, other}) {
        String id = name + "e" + events++;
        ids.add(id);
        bodies.add(
            """
            {"event_id":"%s","event":"%s","timestamp":"%s","user_id":"%s","session_id":"%s",\
            "items":[{"item_id":"%s"}]}\
            """
                .formatted(id, type, Instant.now(), shopper, shopper, items.get(item)));
      }
    }
    return new Batch(ids, "[" + String.join(",", bodies) + "]");
  }

  /** Holds against the ids of the events that are stored: none is missing. */
  void check(Set<String> stored) {
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(stored);
    assertTrue(lost.isEmpty(), () -> "acknowledged events are lost: " + lost);
  }

  /** Whether an id was ever sent. */
  boolean sent(String id) {
    return acknowledged.contains(id) || unanswered.stream().anyMatch(b -> b.ids.contains(id));
  }
}
