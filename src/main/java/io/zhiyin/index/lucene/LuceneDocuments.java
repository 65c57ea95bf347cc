package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Change;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Name;
import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.content.Idf;
import io.zhiyin.index.lucene.document.CatalogueNames;
import io.zhiyin.index.lucene.document.DocumentBytes;
import io.zhiyin.index.lucene.document.DocumentMaker;
import io.zhiyin.index.lucene.document.FoldedStrengths;
import io.zhiyin.index.lucene.document.TitleWords;
import io.zhiyin.index.lucene.query.Finder;
import io.zhiyin.index.lucene.query.Sold;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One generation as a Lucene index with its frozen idf.
 *
 * <p>Changes of a batch are analysed by several threads, then handed to Lucene's writer, which
 * takes them in any order: a batch holds at most one change an id once the later ones have won. A
 * fold takes analysed terms and vector over from the document that stands, so it refreshes first
 * when that one may not be visible yet; so does a put whose texts are those of the visible
 * document: a change of price, stock, sales or flags analyses nothing. Changes, refreshes and
 * commits take turns. Long because whatever must take turns stands behind one lock.
 */
final class LuceneDocuments implements Documents, Closeable {
  private static final String APPLIED = "applied";
  private static final String LUCENE = "lucene";

  /** Megabytes of buffered documents; above it Lucene writes a segment. */
  private static final double BUFFER_MB = 64;

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Finder finder;
  private final ContentTerms contentTerms;
  private final DocumentMaker maker;
  private final String titleWords;
  private volatile long applied;
  private boolean unseen;

  LuceneDocuments(Path folder, Schema schema, Idf idf) {
    this.folder = folder;
    this.contentTerms = new ContentTerms(schema.content(), idf);
    this.maker = new DocumentMaker(schema, contentTerms);
    this.finder = new Finder(schema);
    this.titleWords = TitleWords.field(schema);
    try {
      directory = FSDirectory.open(folder.resolve(LUCENE));
      IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB);
      config.setCommitOnClose(false);
      writer = new IndexWriter(directory, config);
      applied = appliedAtCommit(writer);
      searchers = searchers(writer, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a writer go whose segments turn out to be damaged: the folder is then free to delete. */
  private static SearcherManager searchers(IndexWriter writer, Schema schema) throws IOException {
    try {
      return new SearcherManager(writer, new Searchers(schema.saturation()));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer);
      throw e;
    }
  }

  private static long appliedAtCommit(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(APPLIED)) {
          return Long.parseLong(entry.getValue());
        }
      }
    }
    return 0;
  }

  /** Makes searchers that value words as configured. */
  private static final class Searchers extends SearcherFactory {
    private final BM25Similarity similarity;

    Searchers(Schema.Saturation saturation) {
      this.similarity =
          new BM25Similarity((float) saturation.repetition(), (float) saturation.length());
    }

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(similarity);
      return searcher;
    }
  }

  /** Something to do with a searcher. */
  @FunctionalInterface
  interface Ask<T> {
    T apply(IndexSearcher searcher) throws IOException;
  }

  <T> T ask(Ask<T> ask) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return ask.apply(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Page find(Question question) {
    return ask(searcher -> finder.find(searcher, question));
  }

  @Override
  public Optional<String> product(String id) {
    return ask(searcher -> {
      Optional<Place> place = place(searcher, id);
      return place.isEmpty()
          ? Optional.empty()
          : Optional.of(DocumentBytes.source(place.get().leaf, place.get().doc));
    });
  }

  @Override
  public Optional<ContentVector> vector(String id) {
    return ask(searcher -> {
      Optional<Place> place = place(searcher, id);
      return place.isEmpty()
          ? Optional.empty()
          : Optional.of(DocumentBytes.vector(place.get().leaf, place.get().doc));
    });
  }

  @Override
  public ContentVector vector(Product product) {
    return contentTerms.vector(product);
  }

  private record Place(LeafReader leaf, int doc) {}

  private static Optional<Place> place(IndexSearcher searcher, String id) throws IOException {
    Term term = new Term(Fields.ID, id);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          return Optional.of(new Place(leaf.reader(), postings.docID()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void apply(List<Change> changes, long upTo) {
    Map<String, Change> newest = new LinkedHashMap<>();
    changes.forEach(change -> newest.merge(change.id(), change, LuceneDocuments::later));
    if (unseen && newest.values().stream().anyMatch(Change.Fold.class::isInstance)) {
      refresh();
    }
    // Even when one of them fails, others may have been taken over.
    unseen |= !newest.isEmpty();
    newest.values().parallelStream().forEach(this::write);
    applied = Math.max(applied, upTo);
  }

  /** What two changes of one product come to. */
  private static Change later(Change earlier, Change later) {
    return later instanceof Change.Fold(String id, ItemSignals signals)
        ? switch (earlier) {
          case Change.Put(Product product, ItemSignals _) -> new Change.Put(product, signals);
          case Change.Delete gone -> gone;
          case Change.Fold _ -> new Change.Fold(id, signals);
        }
        : later;
  }

  private void write(Change change) {
    try {
      switch (change) {
        case Change.Put(Product product, ItemSignals signals) ->
            put(product.id(), made(product, signals));
        case Change.Delete(String id) -> writer.deleteDocuments(new Term(Fields.ID, id));
        case Change.Fold(String id, ItemSignals signals) -> {
          Optional<Document> document = folded(id, signals);
          if (document.isPresent()) {
            put(id, document.get());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the terms and the vector of the document that stands, where no text has changed. */
  private Document made(Product product, ItemSignals signals) {
    return ask(searcher -> {
      Optional<Place> place = place(searcher, product.id());
      return place.isPresent() && Fields.sameTexts(product(place.get()), product)
          ? remade(place.get(), product, signals)
          : maker.make(product, signals);
    });
  }

  /** Writes a document in place of a product's. */
  void put(String id, Document document) throws IOException {
    writer.updateDocument(new Term(Fields.ID, id), document);
  }

  private Optional<Document> folded(String id, ItemSignals signals) {
    return ask(searcher -> {
      Optional<Place> place = place(searcher, id);
      return place.isEmpty()
          ? Optional.empty()
          : Optional.of(remade(place.get(), product(place.get()), signals));
    });
  }

  /** With the terms and the vector that stand. */
  private Document remade(Place place, Product product, ItemSignals signals) throws IOException {
    return maker.make(
        product,
        signals,
        DocumentBytes.tokens(place.leaf, place.doc),
        DocumentBytes.writtenVector(place.leaf, place.doc));
  }

  private static Product product(Place place) throws IOException {
    return ProductReader.trusted(DocumentBytes.source(place.leaf, place.doc));
  }

  @Override
  public long applied() {
    return applied;
  }

  @Override
  public synchronized void refresh() {
    try {
      searchers.maybeRefreshBlocking();
      unseen = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void commit() {
    try {
      writer.setLiveCommitData(Map.of(APPLIED, Long.toString(applied)).entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits, and links what was committed into another generation's folder. */
  synchronized void share(Path other) throws IOException {
    commit();
    Path to = Files.createDirectories(other.resolve(LUCENE));
    for (String file : SegmentInfos.readLatestCommit(directory).files(true)) {
      Path own = folder.resolve(LUCENE).resolve(file);
      try {
        Files.createLink(to.resolve(file), own);
      } catch (UnsupportedOperationException | FileSystemException e) {
        Files.copy(own, to.resolve(file)); // where files cannot be linked
      }
    }
  }

  DocumentMaker maker() {
    return maker;
  }

  @Override
  public long count() {
    return ask(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public long version() {
    return ask(searcher -> ((DirectoryReader) searcher.getIndexReader()).getVersion());
  }

  @Override
  public List<List<Name>> names(List<String> phrases, Instant now) {
    return ask(searcher ->
        CatalogueNames.find(searcher.getIndexReader(), phrases, new Sold(searcher, now)::in));
  }

  @Override
  public void titleWords(Instant now, WordVisitor visitor) {
    ask(searcher ->
        TitleWords.visit(
            searcher.getIndexReader(), new Sold(searcher, now).inAll(), titleWords, visitor));
  }

  @Override
  public boolean scheduled() {
    return ask(searcher -> Sold.scheduled(searcher.getIndexReader()));
  }

  @Override
  public void strengths(PairKind kind, StrengthVisitor visitor) {
    ask(searcher -> FoldedStrengths.visit(searcher.getIndexReader(), kind.field(), visitor));
  }

  /** Leaves what was not committed behind. */
  @Override
  public void close() {
    try (directory;
        writer;
        searchers) {
      writer.rollback();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
