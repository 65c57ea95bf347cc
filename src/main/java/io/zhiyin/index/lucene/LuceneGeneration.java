package io.zhiyin.index.lucene;

import io.zhiyin.index.Generation;
import io.zhiyin.index.lucene.content.Idf;
import io.zhiyin.index.lucene.schema.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.apache.lucene.index.CorruptIndexException;

/** A generation's folder, opened: its manifest, its idf, its mined words and its documents. */
final class LuceneGeneration implements Closeable {
  private static final String IDF = "idf.gz";

  private static final String WORDS = "words.txt";

  private final int number;
  private final Path folder;
  private final Manifest manifest;
  private final Idf idf;
  private volatile Schema schema;
  private volatile LuceneDocuments documents;

  private LuceneGeneration(int number, Path folder, Schema schema, Manifest manifest, Idf idf) {
    this.number = number;
    this.folder = folder;
    this.schema = schema;
    this.manifest = manifest;
    this.idf = idf;
    this.documents = new LuceneDocuments(folder, schema, idf);
  }

  static LuceneGeneration create(int number, Path folder, Schema schema, Instant now, int model) {
    Manifest manifest = new Manifest(now, schema.fingerprint(), "", model, false);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    manifest.write(folder);
    return new LuceneGeneration(number, folder, schema, manifest, new Idf());
  }

  /**
   * The documents of a generation as committed now, in files that both share, to be cut otherwise.
   */
  static LuceneGeneration revise(
      int number, Path folder, Schema schema, Instant now, LuceneGeneration from) {
    Manifest manifest = new Manifest(now, schema.fingerprint(), "", from.manifest.model(), false);
    try {
      Files.createDirectories(folder);
      manifest.write(folder);
      from.documents.share(folder);
      return new LuceneGeneration(
          number, folder, schema, manifest, Idf.load(from.folder.resolve(IDF)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LuceneGeneration open(int number, Path folder, Schema schema) {
    try {
      return new LuceneGeneration(
          number,
          folder,
          schema,
          Manifest.read(folder).orElseThrow(),
          Idf.load(folder.resolve(IDF)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be said of a generation that cannot be opened with the schema in force. */
  static Optional<Generation> incompatible(int number, Path folder) {
    return Manifest.read(folder)
        .map(m ->
            new Generation(
                number,
                Generation.State.PREVIOUS,
                m.createdAt(),
                0,
                0,
                m.fingerprint(),
                0,
                m.model(),
                false));
  }

  int number() {
    return number;
  }

  Schema schema() {
    return schema;
  }

  Idf idf() {
    return idf;
  }

  LuceneDocuments documents() {
    return documents;
  }

  /** The words that a generation's catalogue was mined for; none of one without such words. */
  static Set<String> words(Path folder) {
    String written = Manifest.read(folder).map(Manifest::words).orElse("");
    if (written.isEmpty()) {
      return Set.of();
    }
    try {
      SortedSet<String> words = new TreeSet<>(Files.readAllLines(folder.resolve(WORDS)));
      if (!written.equals(checksum(words))) {
        throw new CorruptIndexException("other words than when it was built", folder + "/" + WORDS);
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(SortedSet<String> words) {
    CRC32 crc = new CRC32();
    crc.update(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
    return words.size() + "-" + Long.toHexString(crc.getValue());
  }

  /** Ends learning before the first document is written. */
  void freeze(Schema learned) {
    idf.freeze();
    if (!learned.analysis().mined().equals(schema.analysis().mined())) {
      documents.close();
      schema = learned;
      documents = new LuceneDocuments(folder, learned, idf);
    }
  }

  /** Makes all of it durable and says in the manifest that it is whole. */
  void complete() {
    try {
      if (!Files.exists(folder.resolve(IDF))) {
        idf.save(folder.resolve(IDF));
      }
      Files.write(folder.resolve(WORDS), schema.analysis().mined());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    documents.refresh();
    documents.commit();
    new Manifest(
            manifest.createdAt(),
            manifest.fingerprint(),
            checksum(schema.analysis().mined()),
            manifest.model(),
            true)
        .write(folder);
  }

  Generation describe(Generation.State state) {
    return new Generation(
        number,
        state,
        manifest.createdAt(),
        documents.count(),
        documents.applied(),
        manifest.fingerprint(),
        idf.products(),
        manifest.model(),
        true);
  }

  @Override
  public void close() {
    documents.close();
  }
}
