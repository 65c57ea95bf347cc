package io.zhiyin.index.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What a generation says of itself in {@code manifest.properties}.
 *
 * @param words checksum of the words that its catalogue was mined for; empty until it is complete
 * @param model of its documents; 0: none
 * @param complete whether it was ever committed as a whole
 */
record Manifest(Instant createdAt, String fingerprint, String words, int model, boolean complete) {
  private static final String FILE = "manifest.properties";

  void write(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("created_at", createdAt.toString());
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty("words", words);
    properties.setProperty("model", Integer.toString(model));
    properties.setProperty("complete", Boolean.toString(complete));
    try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when there is none or it cannot be read: the generation is what a crash left. */
  static Optional<Manifest> read(Path folder) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(in);
      return Optional.of(
          new Manifest(
              Instant.parse(properties.getProperty("created_at", "")),
              properties.getProperty("fingerprint", ""),
              properties.getProperty("words", ""),
              Integer.parseInt(properties.getProperty("model", "0")),
              Boolean.parseBoolean(properties.getProperty("complete"))));
    } catch (IOException | NumberFormatException | java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
