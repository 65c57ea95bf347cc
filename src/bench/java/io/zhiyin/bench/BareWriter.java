package io.zhiyin.bench;

import io.zhiyin.admin.settings.Settings;
import io.zhiyin.catalog.Product;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.content.Idf;
import io.zhiyin.index.lucene.document.DocumentMaker;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.language.Analysis;
import io.zhiyin.signals.ItemSignals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * What an engine's bulk load is measured against: an {@code IndexWriter} that adds documents on all
 * cores and commits once; no store, no ids to look up, nothing shown before the end.
 */
final class BareWriter {
  private final IndexConfig config;
  private final Analysis analysis;

  BareWriter(IndexConfig config, Analysis analysis) {
    this.config = config;
    this.analysis = analysis;
  }

  /** The searched fields in their chains and the stored source; nothing else. */
  void texts(Path folder, Stream<List<Product>> batches) throws IOException {
    write(folder, batches, this::texts);
  }

  /**
   * The engine's own documents: tokens, vector and source as doc values, keywords, names, facets;
   * but for signals, and with one idf for all words.
   */
  void whole(Path folder, Stream<List<Product>> batches) throws IOException {
    Schema schema = Settings.schema(config, analysis);
    DocumentMaker maker = new DocumentMaker(schema, new ContentTerms(schema.content(), new Idf()));
    write(folder, batches, product -> maker.make(product, ItemSignals.NONE));
  }

  private void write(
      Path folder, Stream<List<Product>> batches, Function<Product, Document> document)
      throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(RawIndex.chains(analysis)).setRAMBufferSizeMB(64))) {
      batches.forEach(
          batch -> batch.parallelStream().forEach(product -> add(writer, document.apply(product))));
      writer.commit();
    }
  }

  private static void add(IndexWriter writer, Document document) {
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document texts(Product product) {
    Document document = new Document();
    document.add(new StoredField("source", product.source()));
    config
        .fields()
        .chains()
        .forEach((name, chain) ->
            chain
                .boosts()
                .keySet()
                .forEach(field -> {
                  for (String text : texts(product, field)) {
                    document.add(new TextField(field + "." + name, text, Store.NO));
                  }
                }));
    return document;
  }

  private static List<String> texts(Product product, String field) {
    return switch (field) {
      case "title" -> List.of(product.title());
      case "description" -> List.of(product.description());
      case "brand" -> List.of(product.brand());
      case "category" -> product.category().names();
      case "attributes" -> product.attributes().values().stream().flatMap(List::stream).toList();
      default -> List.of();
    };
  }
}
