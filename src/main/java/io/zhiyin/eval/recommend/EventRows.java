package io.zhiyin.eval.recommend;

import io.zhiyin.catalog.Problem;
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
import java.util.TreeMap;

/**
 * The interactions of a file of events in JSON Lines: one for each product of an event, weighted by
 * its type as {@link Rows} says; withheld events (without consent) are passed over, as are those of
 * an unknown type that have nothing else wrong.
 */
final class EventRows {
  private EventRows() {}

  static Rows read(Path file, Map<String, Double> weights, FileProblems problems)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> passedOver = new TreeMap<>();
    Line take =
        new Line() {
          @Override
          public void event(long line, Optional<Event> event) {
            if (event.isEmpty() || !add(event.get(), weights, rows)) {
              Rows.passOver(Rows.WEIGHTLESS, passedOver);
            }
          }

          @Override
          public boolean passesOver(List<Problem> found) {
            boolean only = found.size() == 1 && found.getFirst().field().equals("event");
            if (only && !found.getFirst().value().isEmpty()) {
              Rows.passOverUnknown(found.getFirst().value(), passedOver);
              return true;
            }
            return false;
          }
        };
    each(file, problems, take);
    return new Rows(rows, passedOver);
  }

  /** Takes an event of a line, from 1; empty when it is withheld. */
  @FunctionalInterface
  interface Line {
    void event(long line, Optional<Event> event);

    /** Whether a line with these problems is left out rather than wrong. */
    default boolean passesOver(List<Problem> found) {
      return false;
    }
  }

  /** Every good line of a file in its order; what is wrong with the others goes to problems. */
  static void each(Path file, FileProblems problems, Line lines) throws IOException {
    EventReader reader = new EventReader(Clock.systemUTC(), () -> "", true);
    new EventFiles(reader)
        .read(
            file,
            (line, read) -> {
              switch (read) {
                case ReadEvent.Accepted(Event event, boolean _) ->
                    lines.event(line, Optional.of(event));
                case ReadEvent.Rejected(var found) -> {
                  if (!lines.passesOver(found)) {
                    found.forEach(p -> problems.add(line, p.field(), p.rule(), p.value()));
                  }
                }
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
