package io.zhiyin.index.lucene.content;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How telling a content term is, frozen for the life of a generation so that stored vectors stay
 * comparable.
 *
 * <p>idf(t) = ln((N + 1) / (df(t) + 1)) + 1, in [1, ln(N + 1) + 1]: the smoothed form of Spärck
 * Jones, "A statistical interpretation of term specificity and its application in retrieval",
 * Journal of Documentation 1972; the added 1 keeps a term that every product has from vanishing in
 * a small shop. Nothing learned (N = 0): every term weighs 1. Terms seen in one product only are
 * not kept: they count as seen in one, as does every unknown term of a learned table.
 *
 * <p>Not thread-safe while it learns; afterwards any number of threads may read.
 */
public final class Idf {
  private final Object2IntOpenHashMap<String> documents = new Object2IntOpenHashMap<>();
  private int products;

  public void learn(Collection<String> distinctTerms) {
    products++;
    for (String term : distinctTerms) {
      documents.addTo(term, 1);
    }
  }

  /** Ends the learning. */
  public void freeze() {
    documents.values().removeIf(count -> count < 2);
    documents.trim();
  }

  /**
   * Adds terms that were not looked for while it learned; one that is known stays as it is.
   *
   * @param counts term → products that have it, of {@code looked}
   */
  public void add(Map<String, Integer> counts, long looked) {
    counts.forEach((term, count) -> {
      int scaled = looked == 0 ? 0 : (int) Math.round((double) count * products / looked);
      if (scaled >= 2) {
        documents.putIfAbsent(term, scaled);
      }
    });
  }

  public boolean knows(String term) {
    return documents.containsKey(term);
  }

  public int products() {
    return products;
  }

  double of(String term) {
    if (products == 0) {
      return 1;
    }
    int df = Math.max(1, documents.getInt(term));
    return Math.log((products + 1.0) / (df + 1.0)) + 1;
  }

  public void save(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(products);
      out.writeInt(documents.size());
      for (Object2IntMap.Entry<String> entry : documents.object2IntEntrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getIntValue());
      }
    }
  }

  public static Idf load(Path file) throws IOException {
    Idf idf = new Idf();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      idf.products = in.readInt();
      for (int left = in.readInt(); left > 0; left--) {
        idf.documents.put(in.readUTF(), in.readInt());
      }
    }
    return idf;
  }
}
