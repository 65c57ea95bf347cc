package io.zhiyin.signals.live;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A file that holds the last saved state of the signals, or the one before, whatever happens while
 * it is written: written beside, forced to disk, then renamed. Saves one at a time.
 */
public final class CheckpointFile {
  private static final Logger LOG = Logger.getLogger(CheckpointFile.class.getName());

  private final Path file;

  /**
   * @param file its folder must exist
   */
  public CheckpointFile(Path file) {
    this.file = file;
  }

  /**
   * Replaces the saved state.
   *
   * @return the sequence number that it holds everything up to
   */
  public synchronized long save(LiveSignals signals) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      long sequence = write(signals, next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
        folder.force(true);
      }
      return sequence;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long write(LiveSignals signals, Path next) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      long sequence = signals.save(out);
      out.flush();
      channel.force(true);
      return sequence;
    }
  }

  /**
   * Loads the saved state; whatever is wrong with it is a warning, and the signals are then counted
   * from the whole log.
   *
   * @return whether there was one to load
   */
  public synchronized boolean load(LiveSignals signals) {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      signals.load(in);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          e,
          () -> "The saved signals in " + file + " are of no use; the event log is counted anew");
      return false;
    }
  }
}
