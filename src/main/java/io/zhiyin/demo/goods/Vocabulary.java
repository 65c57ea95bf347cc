package io.zhiyin.demo.goods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the shop's vocabulary, the files {@code /demo/…} of the class path: a {@code shop.yaml}
 * that names the departments in order, and a file for each of them. What a leaf does not say it has
 * from its department.
 */
public final class Vocabulary {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Vocabulary() {}

  static List<Department> departments() {
    List<Department> departments = new ArrayList<>();
    for (JsonNode file : read("shop").path("departments")) {
      departments.add(department(read("departments/" + file.asText())));
    }
    return departments;
  }

  /** A file of the vocabulary, named without its ending. */
  public static JsonNode read(String name) {
    String path = "/demo/" + name + ".yaml";
    try (InputStream in = Vocabulary.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " must be on the class path");
      }
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static Department department(JsonNode file) {
    List<String> shops = texts(file, "shops");
    List<Brand> brands = new ArrayList<>();
    for (Map.Entry<String, JsonNode> brand : file.path("brands").properties()) {
      String shop = shops.get(brands.size() % shops.size());
      brands.add(new Brand(brand.getKey(), brand.getValue().asDouble(), shop));
    }
    List<Leaf> leaves = new ArrayList<>();
    file.path("leaves").forEach(leaf -> leaves.add(leaf(file, leaf)));
    return new Department(file.path("department").asText(), brands, leaves);
  }

  private static Leaf leaf(JsonNode department, JsonNode leaf) {
    List<String> path = new ArrayList<>();
    path.add(department.path("department").asText());
    if (leaf.has("under")) {
      path.add(leaf.path("under").asText());
    }
    path.add(leaf.path("leaf").asText());
    Leaf.Words words =
        new Leaf.Words(
            texts(leaf, "points"),
            either(leaf, department, "titles"),
            either(leaf, department, "about"),
            texts(leaf, "models"),
            either(leaf, department, "tags"));
    List<String> kinds = leaf.has("kinds") ? texts(leaf, "kinds") : List.of(path.getLast());
    return new Leaf(path, kinds, words, traits(leaf), habits(leaf));
  }

  private static List<Trait> traits(JsonNode leaf) {
    List<Trait> traits = new ArrayList<>();
    for (Map.Entry<String, JsonNode> trait : leaf.path("attributes").properties()) {
      traits.add(new Trait(trait.getKey(), texts(leaf.path("attributes"), trait.getKey())));
    }
    return traits;
  }

  private static Leaf.Habits habits(JsonNode leaf) {
    return new Leaf.Habits(
        leaf.path("count").asInt(),
        leaf.path("price").path(0).asDouble(),
        leaf.path("price").path(1).asDouble(),
        texts(leaf, "with"),
        leaf.path("fits").asText(),
        leaf.path("variants").asText(),
        leaf.path("season").asText(),
        leaf.path("appeal").asDouble(1),
        leaf.path("again").asBoolean());
  }

  private static List<String> either(JsonNode leaf, JsonNode department, String field) {
    return texts(leaf.has(field) ? leaf : department, field);
  }

  private static List<String> texts(JsonNode node, String field) {
    JsonNode value = node.path(field);
    List<String> texts = new ArrayList<>();
    if (value.isValueNode()) {
      texts.add(value.asText());
    }
    value.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
