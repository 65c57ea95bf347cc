package io.zhiyin.admin;

import io.zhiyin.admin.settings.Settings;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.lucene.LuceneIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An empty index of the kind that serves, in a folder of its own that goes when it is closed: for
 * evaluations that fill it themselves.
 */
public final class ScratchIndex implements AutoCloseable {
  private final Path folder;
  private final ProductIndex index;

  private ScratchIndex(Path folder, ProductIndex index) {
    this.folder = folder;
    this.index = index;
  }

  public static ScratchIndex open(IndexConfig config) {
    try {
      Path folder = Files.createTempDirectory("zhiyin-index");
      return new ScratchIndex(
          folder, LuceneIndex.open(folder, Settings.schemas(config), Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ProductIndex index() {
    return index;
  }

  @Override
  public void close() {
    index.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
