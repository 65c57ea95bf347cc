package io.zhiyin.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.terminal.Bar;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.EventFiles;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.EventWriter;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Sends the events of files to a service in batches, in the order of the files; a batch is read
 * while the one before it is stored. What says nothing of consent is sent so: the service's {@code
 * default_consent} holds for it, as for any other event.
 */
public final class EventImport implements EventFiles.Visitor {
  private static final int BATCH = 1_000;

  private final RestClient client;
  private final UnaryOperator<Event> change;
  private final ImportReport report = new ImportReport("events");
  private final List<String> places = new ArrayList<>();
  private final StringBuilder batch = new StringBuilder();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").daemon().factory());
  private Optional<Sent> underway = Optional.empty();
  private String file = "";
  private long sent;
  private Bar bar = Bar.open("events", 0);

  public EventImport(RestClient client) {
    this(client, event -> event);
  }

  /**
   * @param change what becomes of each event before it is sent
   */
  public EventImport(RestClient client, UnaryOperator<Event> change) {
    this.client = client;
    this.change = change;
  }

  /**
   * Imports and reports. Files that cannot be read are told before anything is stored; one that
   * breaks off is told, and what it held before is stored.
   *
   * @param out takes the report
   * @return the exit code
   */
  public int run(List<Path> files, PrintStream out) {
    EventFiles reader =
        new EventFiles(
            new EventReader(Clock.systemUTC(), () -> UUID.randomUUID().toString(), true));
    boolean done = true;
    try (sender;
        Bar open = bar) {
      InputFiles.check(files);
      for (Path each : files) {
        done &= read(reader, each);
      }
      send();
      await();
      open.show("events", sent, sent);
    } catch (InvalidInput e) {
      Failures.tell(e);
      return 1;
    }
    int code = report.print(out);
    return done ? code : 1;
  }

  private boolean read(EventFiles reader, Path each) {
    file = InputFiles.name(each);
    try {
      if (InputFiles.stdin(each)) {
        reader.read(System.in, this);
      } else {
        reader.read(each, this);
      }
      return true;
    } catch (InvalidInput e) {
      Failures.lines(e).forEach(line -> System.err.println("zhiyin: " + file + ": " + line));
      return false;
    } catch (IOException e) {
      Failures.tell(e);
      return false;
    }
  }

  @Override
  public void row(long line, ReadEvent read) {
    report.read();
    switch (read) {
      case ReadEvent.Accepted(Event event, boolean told) -> add(line, event, told);
      case ReadEvent.Rejected(List<Problem> problems) ->
          report.rejected(file + ":" + line, problems);
      case ReadEvent.Withheld() -> {
        // Its shopper does not want it kept.
      }
    }
  }

  private void add(long line, Event event, boolean told) {
    batch.append(places.isEmpty() ? "[" : ",").append(EventWriter.write(change.apply(event), told));
    places.add(file + ":" + line);
    if (places.size() == BATCH) {
      send();
    }
  }

  private void send() {
    await();
    if (places.isEmpty()) {
      return;
    }
    String body = batch.append(']').toString();
    underway =
        Optional.of(
            new Sent(
                sender.submit(() -> client.post("/v1/events", body, "application/json")),
                List.copyOf(places)));
    batch.setLength(0);
    places.clear();
  }

  /** Takes over the answer to the batch that is under way, if there is one. */
  private void await() {
    Optional<Sent> waiting = underway;
    underway = Optional.empty();
    waiting.ifPresent(batch -> {
      JsonNode answer = batch.answered();
      report.stored(answer.path("accepted").asLong());
      for (JsonNode rejected : answer.path("rejected")) {
        report.rejected(batch.places.get(rejected.path("index").asInt()), rejected.path("errors"));
      }
      sent += batch.places.size();
      bar.show("events", sent, 0);
    });
  }

  /** A batch on its way, and the files and lines that its events came from. */
  private record Sent(Future<JsonNode> answer, List<String> places) {
    JsonNode answered() {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RestClient.Refused("interrupted");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e);
      }
    }
  }
}
