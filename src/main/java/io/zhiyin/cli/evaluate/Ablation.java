package io.zhiyin.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Settings with one chain, field, list of words or step of the search left out each. */
final class Ablation {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String FIELDS = "fields.yaml";
  private static final String ANALYSIS = "analysis.yaml";

  private final Path directory;
  private final IndexConfig config;
  private final List<Variant> variants = new ArrayList<>();

  /**
   * Settings that differ in one thing.
   *
   * @param edits file → its text
   */
  record Variant(String name, Map<String, String> edits) {
    Variant {
      edits = Map.copyOf(edits);
    }
  }

  private Ablation(Path directory) {
    this.directory = directory;
    this.config = ConfigDirectory.read(directory);
  }

  /** The settings of a folder as they are, then all variants of them. */
  static List<Variant> of(Path directory) {
    Ablation all = new Ablation(directory);
    all.variants.add(new Variant("as configured", Map.of()));
    all.chains();
    all.fields();
    all.words();
    all.steps();
    return all.variants;
  }

  private void chains() {
    var chains = config.fields().chains();
    if (chains.size() > 1) {
      chains
          .keySet()
          .forEach(name -> edit("chain " + name, FIELDS, root -> all(root).remove(name)));
    }
    edit(
        "flat BM25 (k1 1.2, b 0.75 instead)",
        FIELDS,
        root -> its(root, "bm25").put("repetition", 1.2).put("length", 0.75));
  }

  /** Fields but for the title, in every chain. */
  private void fields() {
    TreeSet<String> fields = new TreeSet<>();
    config.fields().chains().values().forEach(chain -> fields.addAll(chain.boosts().keySet()));
    fields.remove("title");
    for (String field : fields) {
      edit(
          "field " + field,
          FIELDS,
          root -> all(root).forEach(chain -> its((ObjectNode) chain, "boosts").remove(field)));
    }
  }

  private void words() {
    AnalysisConfig its = config.analysis();
    without("product words", its.lists().lexicon().file());
    without("stop words", its.lists().stop().file());
    without("synonyms", its.rewriting().synonyms().file());
    without("misspellings", its.rewriting().misspellings().file());
    edit("mined words", ANALYSIS, root -> root.put("mined_from", 0));
    edit("models and units", ANALYSIS, root -> root.put("models_and_units", false));
    edit("English endings", ANALYSIS, root -> root.put("english_stemming", "none"));
    edit("simplified script", ANALYSIS, root -> root.put("traditional_to_simplified", false));
  }

  private void steps() {
    for (String step : List.of("brand", "category", "attribute", "own")) {
      edit(
          "understood " + step,
          "ranking.yaml",
          root -> its(its(root, "search"), "understanding").put(step, 0));
    }
  }

  private void without(String name, String file) {
    variants.add(new Variant("− " + name, Map.of(file, "")));
  }

  private void edit(String name, String file, Consumer<ObjectNode> change) {
    try {
      JsonNode read = YAML.readTree(ConfigDirectory.text(directory, file).orElse(""));
      ObjectNode root = read instanceof ObjectNode object ? object : YAML.createObjectNode();
      change.accept(root);
      variants.add(new Variant("− " + name, Map.of(file, YAML.writeValueAsString(root))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All chains, written out. */
  private ObjectNode all(ObjectNode fields) {
    fields.set("chains", YAML.valueToTree(config.fields().chains()));
    return its(fields, "chains");
  }

  /** A mapping within another, made where a shop's own file does not have it. */
  private static ObjectNode its(ObjectNode in, String key) {
    return in.withObjectProperty(key);
  }
}
