package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Model;
import io.zhiyin.index.Documents;
import io.zhiyin.language.Analysis;
import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The generation that is built and waits until somebody activates it, at most one, for at most
 * {@link #AT_MOST}. It ends when it is released, when its job is cancelled, when its time is up or
 * when the process ends; only the first swaps it in. A note on disk names it, so that a start after
 * a stop or a kill knows that one was lost. Thread-safe.
 */
public final class Holding implements AutoCloseable {
  /** After that nobody is expected to come back for it. */
  public static final Duration AT_MOST = Duration.ofHours(1);

  private static final long LOOK_MILLIS = 200;

  private final Path note;
  private final ReentrantReadWriteLock asking = new ReentrantReadWriteLock();
  private volatile @Nullable Held held;
  private volatile int lost;
  private volatile boolean released;
  private volatile boolean closed;

  /**
   * A generation that waits.
   *
   * @param analysis that its documents, and questions to them, are cut by
   * @param model that its documents carry
   */
  public record Held(int number, Documents documents, Analysis analysis, Model model) {}

  /** How it stands: none waits, one does, or one was lost when the process ended. */
  public enum State {
    NONE,
    HELD,
    LOST
  }

  /**
   * Which generation it is about.
   *
   * @param generation its number; 0: none
   */
  public record Status(State state, int generation) {}

  /**
   * Takes up what an earlier process left: its generation is gone.
   *
   * @param note where the number of the generation is kept while it waits
   */
  public Holding(Path note) {
    this.note = note;
    this.lost = left(note);
  }

  private static int left(Path note) {
    try {
      String number = Files.exists(note) ? Files.readString(note) : "";
      Files.deleteIfExists(note);
      return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it stands. */
  public Status status() {
    Held now = held;
    if (now != null) {
      return new Status(State.HELD, now.number());
    }
    return lost == 0 ? new Status(State.NONE, 0) : new Status(State.LOST, lost);
  }

  /**
   * Waits until the generation is released.
   *
   * @param follow is run again and again meanwhile, to keep it in step; what it throws ends it
   * @throws CancellationException when its job is cancelled or the process ends
   */
  void hold(Held its, Progress progress, Runnable follow) {
    DurableFile.write(note, Integer.toString(its.number()));
    released = false;
    lost = 0;
    held = its;
    try {
      progress.phase("held", AT_MOST.toSeconds());
      long since = System.nanoTime();
      long told = 0;
      while (!released) {
        follow.run();
        long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        progress.advance(seconds - told);
        told = seconds;
        if (seconds >= AT_MOST.toSeconds()) {
          throw new IllegalStateException(
              "generation " + its.number() + " was dropped: nobody activated it");
        }
        pause();
      }
    } finally {
      end();
    }
  }

  private void pause() {
    if (closed) {
      throw new CancellationException();
    }
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Waits for questions under way; the note of one that the process's end drops stays. */
  private void end() {
    asking.writeLock().lock();
    try {
      held = null;
    } finally {
      asking.writeLock().unlock();
    }
    if (!closed) {
      try {
        Files.deleteIfExists(note);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Lets a generation be swapped in.
   *
   * @return whether it is the one that waits
   */
  public boolean release(int number) {
    Held now = held;
    boolean its = now != null && now.number() == number;
    released |= its;
    return its;
  }

  /** Asks the generation of this number, which stays for as long; empty when it does not wait. */
  public <T> Optional<T> ask(int number, Function<Held, T> question) {
    asking.readLock().lock();
    try {
      return Optional.ofNullable(held).filter(its -> its.number() == number).map(question);
    } finally {
      asking.readLock().unlock();
    }
  }

  /**
   * Refuses work that would wait for the held generation.
   *
   * @throws IllegalStateException naming it
   */
  public void refuse() {
    Held now = held;
    if (now != null) {
      throw new IllegalStateException(
          "generation %d is held: activate it or cancel its job first".formatted(now.number()));
    }
  }

  /** The process ends: what waits is dropped. */
  @Override
  public void close() {
    closed = true;
  }
}
