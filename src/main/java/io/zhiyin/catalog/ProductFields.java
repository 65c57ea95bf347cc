package io.zhiyin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonFields;
import io.zhiyin.catalog.json.JsonFields.TextRule;
import io.zhiyin.catalog.json.JsonText;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of {@link ProductReader}, field by field. */
final class ProductFields {
  private static final int MAX_ID = 128;
  private static final int MAX_CATEGORY = 10;
  private static final int MAX_TAGS = 100;
  private static final int MAX_VARIANTS = 1_000;
  private static final int MAX_ATTRIBUTES = 200;
  private static final int MAX_VALUES = 100;
  private static final long MAX_NUMBER = 1_000_000_000_000L;

  private static final TextRule NAME = TextRule.printable(100);
  private static final TextRule KEY = TextRule.printable(MAX_ID);
  private static final TextRule ID =
      new TextRule(MAX_ID, " without control characters and /, not . or ..", ProductFields::isId);
  private static final TextRule TITLE = TextRule.atMost(500);
  private static final TextRule DESCRIPTION = TextRule.atMost(20_000);
  private static final TextRule VALUE = TextRule.atMost(500);
  private static final TextRule CURRENCY =
      new TextRule(3, ", an ISO 4217 code", Pattern.compile("[A-Za-z]{3}").asMatchPredicate());
  private static final TextRule ADDRESS =
      new TextRule(
          2_000,
          " without white space: a path or an http(s) address",
          Pattern.compile("(?i)(?:https?:|(?![a-z][a-z0-9+.-]*:))\\S*").asMatchPredicate());

  private static final Pattern SEPARATOR = Pattern.compile("[/>]");

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "title",
          "description",
          "brand",
          "category",
          "price",
          "list_price",
          "currency",
          "stock",
          "sales",
          "shop_id",
          "tags",
          "image_url",
          "created_at",
          "available_from",
          "available_until",
          "attributes",
          "variants",
          "version");

  private ProductFields() {}

  static boolean isId(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= MAX_ID
        && text.strip().equals(text)
        && text.indexOf('/') < 0
        && !text.equals(".")
        && !text.equals("..")
        && KEY.holds().test(text);
  }

  /**
   * The product that an object holds, under an id if one is given; when findings were added it is
   * not to be used.
   */
  static Optional<Product> product(ObjectNode object, Optional<String> id, Findings findings) {
    ObjectNode canonical = canonical(object, id);
    JsonFields fields = JsonFields.of(canonical, findings);
    for (String required : List.of("id", "title")) {
      if (!fields.has(required)) {
        fields.report(required, "must be present", "");
      }
    }
    String own = canonical.path("id").asText();
    if (id.isPresent() && !own.isEmpty() && !own.equals(id.get())) {
      fields.report("id", "must be the id that the product is addressed by: " + id.get(), own);
    } else if (!own.equals(own.strip()) && id.isPresent()) {
      fields.report("id", "must not begin or end with white space where it is an address", own);
    }
    fields.text("image_url", ADDRESS);
    version(fields);
    return JsonText.write(canonical, findings).map(source -> product(fields, source));
  }

  /** The fields' values; those that break a rule read as absent. */
  static Product product(JsonFields fields, String source) {
    return new Product(
        fields.text("id", ID),
        fields.text("title", TITLE),
        fields.text("description", DESCRIPTION),
        fields.text("brand", NAME),
        CategoryPath.of(fields.texts("category", MAX_CATEGORY, NAME)),
        offer(fields),
        fields.text("shop_id", KEY),
        List.copyOf(new LinkedHashSet<>(fields.texts("tags", MAX_TAGS, NAME))),
        lifetime(fields),
        attributes(fields),
        variants(fields),
        source);
  }

  static OptionalLong version(JsonFields fields) {
    return fields.whole("version", Long.MAX_VALUE);
  }

  private static Offer offer(JsonFields fields) {
    return new Offer(
        fields.number("price", MAX_NUMBER),
        fields.number("list_price", MAX_NUMBER),
        fields.text("currency", CURRENCY).toUpperCase(Locale.ROOT),
        fields.whole("stock", MAX_NUMBER),
        fields.whole("sales", MAX_NUMBER));
  }

  private static Lifetime lifetime(JsonFields fields) {
    Optional<Instant> from = fields.time("available_from");
    Optional<Instant> until = fields.time("available_until");
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      fields.report("available_until", "must be after available_from", until.get().toString());
    }
    return new Lifetime(fields.time("created_at"), from, until);
  }

  private static Map<String, List<String>> attributes(JsonFields fields) {
    return fields.values("attributes", MAX_ATTRIBUTES, NAME, MAX_VALUES, VALUE);
  }

  private static List<Variant> variants(JsonFields fields) {
    Set<String> ids = new HashSet<>();
    return fields.objects(
        "variants",
        MAX_VARIANTS,
        variant -> {
          String id = variant.text("id", ID);
          if (!id.isEmpty() && !ids.add(id)) {
            variant.report("id", "must be unique within the product", id);
          }
          return new Variant(
              id,
              variant.text("title", TITLE),
              offer(variant),
              variant.text("image_url", ADDRESS),
              attributes(variant));
        });
  }

  private static ObjectNode canonical(ObjectNode object, Optional<String> given) {
    ObjectNode canonical = object.objectNode();
    JsonNode id = object.path("id");
    if (JsonFields.absent(id)) {
      given.ifPresent(known -> canonical.put("id", known));
    } else {
      canonical.set("id", id.isIntegralNumber() ? object.textNode(id.asText()) : id);
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      boolean dropped = KNOWN.contains(name) && JsonFields.absent(value);
      if (!dropped && !name.equals("id")) {
        canonical.set(name, name.equals("category") && value.isTextual() ? path(value) : value);
      }
    }
    return canonical;
  }

  private static ArrayNode path(JsonNode written) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    SEPARATOR
        .splitAsStream(written.textValue())
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }
}
