package io.zhiyin.index.lucene.document;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.Name;
import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's own words as terms of one field: phrase, field, value, so that one seek a segment
 * tells what a phrase of a query names.
 *
 * <p>A brand is called by its whole name and by the parts in one script ({@code Nuvix诺维思} also as
 * nuvix and as 诺维思), a category by its name and, in Chinese, by every ending of two characters or
 * more, since compounds end in what they name (智能手机 is a 手机); an attribute's value by itself where
 * it holds a letter and two characters. Cost: a seek a phrase and segment, 1–2 µs.
 */
public final class CatalogueNames {
  private static final char BETWEEN = '\u001f';
  private static final String ATTRIBUTE = "attributes.";

  /** Longer names are no phrases of queries. */
  private static final int LONGEST = 40;

  private static final Pattern SCRIPTS =
      Pattern.compile("(?<=\\p{IsHan})(?=[^\\p{IsHan}])|(?<=[^\\p{IsHan}])(?=\\p{IsHan})");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private CatalogueNames() {}

  static Set<String> of(Product product, UnaryOperator<String> level) {
    Set<String> terms = new LinkedHashSet<>();
    String brand = level.apply(product.brand());
    for (String called : brandNames(brand)) {
      add(terms, called, Name.BRAND, brand);
    }
    List<String> prefixes = product.category().prefixes();
    for (int i = 0; i < prefixes.size(); i++) {
      String path = level.apply(prefixes.get(i));
      for (String called : endings(level.apply(product.category().names().get(i)))) {
        add(terms, called, Name.CATEGORY, path);
      }
    }
    Stream.concat(
            Stream.of(product.attributes()), product.variants().stream().map(Variant::attributes))
        .forEach(attributes -> attributes(terms, attributes, level));
    return terms;
  }

  private static void attributes(
      Set<String> terms, Map<String, List<String>> attributes, UnaryOperator<String> level) {
    attributes.forEach((name, values) ->
        values.stream()
            .map(level)
            .filter(value -> value.codePoints().anyMatch(Character::isLetter))
            .forEach(value -> add(terms, value, ATTRIBUTE + level.apply(name), value)));
  }

  private static List<String> brandNames(String brand) {
    List<String> names = new ArrayList<>(List.of(brand));
    for (String part : SCRIPTS.split(brand, -1)) {
      names.add(EDGES.matcher(part).replaceAll(""));
    }
    return names;
  }

  private static List<String> endings(String name) {
    List<String> endings = new ArrayList<>(List.of(name));
    if (name.codePoints().allMatch(Character::isIdeographic)) {
      for (int start = 1; start <= name.length() - 2; start++) {
        endings.add(name.substring(start));
      }
    }
    return endings;
  }

  private static void add(Set<String> terms, String called, String field, String value) {
    if (called.length() >= 2 && called.length() <= LONGEST) {
      terms.add(called + BETWEEN + field + BETWEEN + value);
    }
  }

  /** Tells which documents of a segment count; null when all do. */
  @FunctionalInterface
  public interface Counting {
    @Nullable Bits in(LeafReaderContext leaf) throws IOException;
  }

  public static List<List<Name>> find(IndexReader reader, List<String> phrases, Counting counting)
      throws IOException {
    List<Set<Name>> found = new ArrayList<>();
    phrases.forEach(phrase -> found.add(new LinkedHashSet<>()));
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(Fields.NAMES);
      if (terms != null) {
        TermsEnum all = terms.iterator();
        Bits live = counting.in(leaf);
        for (int i = 0; i < phrases.size(); i++) {
          find(all, live, phrases.get(i), found.get(i));
        }
      }
    }
    return found.stream().map(List::copyOf).toList();
  }

  private static void find(TermsEnum terms, @Nullable Bits live, String phrase, Set<Name> found)
      throws IOException {
    BytesRef prefix = new BytesRef(phrase + BETWEEN);
    for (TermsEnum.SeekStatus at = terms.seekCeil(prefix);
        at != TermsEnum.SeekStatus.END
            && found.size() < Name.MOST
            && StringHelper.startsWith(terms.term(), prefix);
        at = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND) {
      String[] parts = terms.term().utf8ToString().split(String.valueOf(BETWEEN), 3);
      Name name = new Name(parts[1], parts[2]);
      if (!found.contains(name) && anyLive(terms, live)) {
        found.add(name);
      }
    }
  }

  private static boolean anyLive(TermsEnum terms, @Nullable Bits live) throws IOException {
    if (live == null) {
      return true;
    }
    PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live.get(postings.docID())) {
        return true;
      }
    }
    return false;
  }
}
