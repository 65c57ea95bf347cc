package io.zhiyin.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that everything is kept in, owned by one process at a time.
 *
 * <p>The owner holds a lock on {@code owner.lock}, which the system releases when the process ends,
 * however it ends; the file {@code owner} says who it is: its process id and, when it serves, its
 * address.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "owner.lock";
  private static final String OWNER = "owner";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Path folder;
  private final FileChannel channel;

  private DataDirectory(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Another process owns the folder. */
  public static final class Owned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Owned(Path folder, String owner) {
      super(
          "the data directory "
              + folder
              + " is in use by another process: "
              + owner.replace("\n", ", "));
    }
  }

  /** Makes the folder when there is none, and owns it. */
  public static DataDirectory own(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new Owned(folder, read(folder));
      }
      DataDirectory own = new DataDirectory(folder, channel);
      own.announce("");
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + folder + " cannot be used", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Says in the folder at which address the owner serves. */
  public void announce(String url) {
    try {
      Files.writeString(
          folder.resolve(OWNER), "pid=" + ProcessHandle.current().pid() + "\nurl=" + url + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address at which a running owner of the folder serves; empty when nobody owns it or it does
   * not serve.
   */
  public static Optional<String> servedAt(Path folder) {
    if (!owned(folder)) {
      return Optional.empty();
    }
    try {
      return read(folder)
          .lines()
          .filter(line -> line.startsWith("url=") && line.length() > 4)
          .map(line -> line.substring(4))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, but while a running owner is still starting it is waited for.
   *
   * @param most how long; then the answer is empty
   */
  public static Optional<String> servedSoon(Path folder, Duration most) {
    long until = System.nanoTime() + most.toNanos();
    Optional<String> served = servedAt(folder);
    while (served.isEmpty() && owned(folder) && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      served = servedAt(folder);
    }
    return served;
  }

  private static boolean owned(Path folder) {
    Path lock = folder.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path folder) throws IOException {
    Path owner = folder.resolve(OWNER);
    return Files.exists(owner) ? Files.readString(owner).strip() : "unknown";
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(OWNER));
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
