package io.zhiyin.index.lucene.document;

import io.zhiyin.catalog.Offer;
import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.content.ContentTerms;
import io.zhiyin.index.lucene.content.VectorBytes;
import io.zhiyin.index.lucene.facet.DecimalNumber;
import io.zhiyin.index.lucene.facet.FacetField;
import io.zhiyin.index.lucene.facet.Offerings;
import io.zhiyin.index.lucene.facet.VariantTable;
import io.zhiyin.index.lucene.schema.FeatureBits;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.language.Fits;
import io.zhiyin.signals.ItemSignals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * Makes a product's document: everything that finds, filters, sorts and values it. Thread-safe.
 *
 * <p>Numbers are added to 0.0, which makes of -0.0 the 0.0 that it is equal to.
 */
public final class DocumentMaker {
  /** No query asks for phrases (measured, and no gain), so positions are not kept. */
  private static final FieldType TEXT = textType();

  private final Schema schema;
  private final ContentTerms contentTerms;

  public DocumentMaker(Schema schema, ContentTerms contentTerms) {
    this.schema = schema;
    this.contentTerms = contentTerms;
  }

  public Document make(Product product, ItemSignals signals) {
    return make(
        product,
        signals,
        StoredTokens.analyse(schema, product),
        VectorBytes.write(contentTerms.vector(product)));
  }

  /** The same from parts that were analysed before. */
  public Document make(Product product, ItemSignals signals, BytesRef tokens, BytesRef vector) {
    Document document = new Document();
    document.add(new StringField(Fields.ID, product.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(product.id())));
    document.add(new BinaryDocValuesField(Fields.SOURCE, new BytesRef(product.source())));
    texts(document, tokens);
    content(document, vector);
    keywords(document, product);
    offer(document, product.offer());
    lifetime(document, product);
    signals(document, signals);
    return document;
  }

  private void texts(Document document, BytesRef tokens) {
    document.add(new BinaryDocValuesField(Fields.TOKENS, tokens));
    ByteArrayDataInput in = new ByteArrayDataInput(tokens.bytes, tokens.offset, tokens.length);
    for (Schema.TextChain chain : schema.chains()) {
      for (String field : chain.boosts().keySet()) {
        int length = in.readVInt();
        BytesRef its = new BytesRef(tokens.bytes, in.getPosition(), length);
        document.add(new TokensField(chain.field(field), its, TEXT));
        in.skipBytes(length);
      }
    }
  }

  private static void content(Document document, BytesRef vector) {
    document.add(new BinaryDocValuesField(Fields.VECTOR, vector));
    ContentVector terms = VectorBytes.read(vector);
    terms.weights().forEach((term, weight) -> feature(document, Fields.CONTENT, term, weight));
  }

  private void keywords(Document document, Product product) {
    Map<String, String> known = new HashMap<>();
    UnaryOperator<String> level = value -> known.computeIfAbsent(value, schema::level);
    keyword(document, Fields.CODES, product.id(), level);
    product.variants().forEach(variant -> keyword(document, Fields.CODES, variant.id(), level));
    keyword(document, Fields.BRAND, product.brand(), level);
    for (String prefix : product.category().prefixes()) {
      keyword(document, Fields.CATEGORY, prefix, level);
    }
    if (!product.shopId().isEmpty()) {
      document.add(new StringField(Fields.SHOP, product.shopId(), Field.Store.NO));
    }
    product.tags().forEach(tag -> keyword(document, Fields.TAGS, tag, level));
    document.add(new NumericDocValuesField(Fields.LIKENESS, Likeness.of(product, level)));
    keyword(document, Fields.CURRENCY, product.offer().currency(), level);
    CatalogueNames.of(product, level).forEach(name -> term(document, Fields.NAMES, name));
    Fits.of(level.apply(product.title())).forEach(w -> term(document, Fields.FITS, w));
    Offerings offerings = Offerings.of(product, level);
    FacetField.add(document, product, offerings, level);
    attributes(document, offerings);
    buyable(document, offerings);
    VariantTable.write(document, offerings);
  }

  private static void attributes(Document document, Offerings offerings) {
    offerings
        .attributes()
        .forEach((name, values) -> {
          for (String value : values.keySet()) {
            term(document, Fields.ATTRIBUTES, Fields.attribute(name, value));
            DecimalNumber.of(value)
                .ifPresent(n -> document.add(new DoublePoint(Fields.NUMBERS, Fields.key(name), n)));
          }
        });
  }

  private static void keyword(
      Document document, String field, String value, UnaryOperator<String> level) {
    if (!value.isEmpty()) {
      term(document, field, level.apply(value));
    }
  }

  private static void term(Document document, String field, String term) {
    if (Fields.fits(term)) {
      document.add(new StringField(field, term, Field.Store.NO));
    }
  }

  private static void offer(Document document, Offer offer) {
    offer
        .listPrice()
        .ifPresent(p -> document.add(new DoubleField(Fields.LIST_PRICE, p + 0.0, Field.Store.NO)));
    offer.sales().ifPresent(n -> document.add(new LongField(Fields.SALES, n, Field.Store.NO)));
  }

  /** What any variant costs and how many there are of it. */
  private static void buyable(Document document, Offerings offerings) {
    offerings.prices().forEach(p -> document.add(new DoublePoint(Fields.PRICE, p + 0.0)));
    offerings
        .shownPrice()
        .ifPresent(p ->
            document.add(
                new SortedNumericDocValuesField(
                    Fields.PRICE, NumericUtils.doubleToSortableLong(p + 0.0))));
    offerings.stocks().forEach(n -> document.add(new LongPoint(Fields.STOCK, n)));
    if (!offerings.anyInStock(true)) {
      document.add(new StringField(Fields.STOCK_STATE, Fields.OUT, Field.Store.NO));
    }
    if (offerings.anyInStock(false)) {
      document.add(new StringField(Fields.STOCK_STATE, Fields.GAP, Field.Store.NO));
    }
  }

  private static void lifetime(Document document, Product product) {
    seconds(document, Fields.CREATED_AT, product.lifetime().createdAt());
    bound(document, Fields.AVAILABLE_FROM, product.lifetime().from());
    bound(document, Fields.AVAILABLE_UNTIL, product.lifetime().until());
  }

  private static void seconds(Document document, String field, Optional<Instant> time) {
    time.ifPresent(t -> document.add(new LongField(field, t.getEpochSecond(), Field.Store.NO)));
  }

  private static void bound(Document document, String field, Optional<Instant> time) {
    time.ifPresent(t -> document.add(new LongPoint(field, t.getEpochSecond())));
  }

  private static void signals(Document document, ItemSignals signals) {
    signals
        .neighbours()
        .forEach((kind, neighbours) ->
            neighbours.forEach(n -> feature(document, kind.field(), n.itemId(), n.strength())));
    signals.learned().forEach((had, strength) -> feature(document, Fields.LEARNED, had, strength));
    Popularity.write(document, signals.popularity());
  }

  /** Feature values below the smallest normal float count as absent, as zero does. */
  private static void feature(Document document, String field, String term, double value) {
    if (value >= Float.MIN_NORMAL) {
      document.add(new FeatureField(field, term, FeatureBits.nearest((float) value)));
    }
  }

  private static FieldType textType() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }
}
