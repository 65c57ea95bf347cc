package io.zhiyin.eval.recommend;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.recommend.Rows.Row;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.input.EventFiles;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interactions of a file of events in JSON Lines: one for each product of an event, weighted by
 * its type as {@link Rows} says; withheld events (without consent) are passed over.
 */
final class EventRows {
  private EventRows() {}

  static Rows read(Path file, Map<String, Double> weights, FileProblems problems)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    int[] passedOver = new int[1];
    each(
        file,
        problems,
        (line, event) -> {
          if (event.isEmpty() || !add(event.get(), weights, rows)) {
            passedOver[0]++;
          }
        });
    return new Rows(rows, passedOver[0]);
  }

  /** Takes an event of a line, from 1; empty when it is withheld. */
  @FunctionalInterface
  interface Line {
    void event(long line, Optional<Event> event);
  }

  /** Every good line of a file in its order; what is wrong with the others goes to problems. */
  static void each(Path file, FileProblems problems, Line lines) throws IOException {
    EventReader reader = new EventReader(Clock.systemUTC(), () -> "", true);
    new EventFiles(reader)
        .read(
            file,
            (line, read) -> {
              switch (read) {
                case ReadEvent.Accepted(Event event) -> lines.event(line, Optional.of(event));
                case ReadEvent.Rejected(var found) ->
                    found.forEach(p -> problems.add(line, p.field(), p.rule(), p.value()));
                case ReadEvent.Withheld() -> lines.event(line, Optional.empty());
              }
            });
  }

  /** Whether the event weighs something. */
  private static boolean add(Event event, Map<String, Double> weights, List<Row> rows) {
    EventType type = event.type();
    double weight = type == EventType.RATE ? 1 : weights.getOrDefault(type.ga4(), 0.0);
    if (!(weight > 0)) {
      return false;
    }
    byte kind = (byte) List.of(EventType.values()).indexOf(type);
    for (EventItem item : event.items()) {
      rows.add(
          new Row(
              name(event.shopper()),
              item.itemId(),
              event.time().getEpochSecond(),
              (float) weight,
              kind));
    }
    return true;
  }

  /** The user, else the client; empty for nobody. */
  static String name(Shopper shopper) {
    return shopper.userId().isEmpty() && !shopper.clientId().isEmpty()
        ? "client:" + shopper.clientId()
        : shopper.userId();
  }
}
