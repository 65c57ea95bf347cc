package io.zhiyin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.config.file.InvalidConfig.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key that is shipped is read, has a rule, and is in the fingerprint where it should be. */
final class EveryKeyTest {
  /**
   * File and key; another value than shipped; a bad one; whether an index depends on it. Who names
   * one chain takes the other away, and who names one field the other fields: hence "index" there.
   */
  private static final String KEYS =
      """
      analysis.yaml traditional_to_simplified | false | maybe | index
      analysis.yaml english_stemming | porter | stemmed | index
      analysis.yaml stop_words | contentstopwords.txt | /etc/hosts | index
      analysis.yaml content_stop_words | stopwords.txt | a b | index
      analysis.yaml lexicon | stopwords.txt | ../a | index
      analysis.yaml shop_lexicon | stopwords.txt | a b | index
      analysis.yaml mined_from | 0 | 1001 | index
      analysis.yaml models_and_units | false | 1 | index
      analysis.yaml units | synonyms.txt | [] | index
      analysis.yaml synonyms | units.txt | /a | live
      analysis.yaml misspellings | shoplexicon.txt | /a | live
      analysis.yaml max_characters | 100 | 99 | index
      analysis.yaml max_token_length | 256 | 257 | index
      fields.yaml chains.characters.share | 1 | -1 | index
      fields.yaml chains.characters.boosts.title | 9 | 0 | index
      fields.yaml chains.characters.boosts.brand | 9 | 0 | index
      fields.yaml chains.characters.boosts.category | 9 | 0 | index
      fields.yaml chains.characters.boosts.tags | 9 | 0 | index
      fields.yaml chains.characters.boosts.attributes | 9 | 0 | index
      fields.yaml chains.lexicon.share | 1 | 0 | index
      fields.yaml chains.lexicon.boosts.title | 9 | 0 | index
      fields.yaml chains.lexicon.boosts.brand | 9 | x | index
      fields.yaml chains.lexicon.boosts.category | 9 | 1001 | index
      fields.yaml chains.lexicon.boosts.tags | 9 | -0.1 | index
      fields.yaml chains.lexicon.boosts.attributes | 9 | {} | index
      fields.yaml chains.lexicon.boosts.description | 9 | '1' | index
      fields.yaml chains.words.share | 1 | 0 | index
      fields.yaml chains.words.boosts.title | 9 | 0 | index
      fields.yaml bm25.repetition | 0 | 6 | live
      fields.yaml bm25.length | 1 | 1.1 | live
      fields.yaml content.terms | 8 | 7 | index
      fields.yaml content.mass | 1 | 0.4 | index
      fields.yaml content.sources.title | 9 | 0 | index
      fields.yaml content.sources.brand | 9 | 0 | index
      fields.yaml content.sources.category | 9 | 0 | index
      fields.yaml content.sources.tags | 9 | 0 | index
      fields.yaml content.sources.attributes | 9 | 0 | index
      ranking.yaml similar.collaborative | 0 | 1.01 | live
      ranking.yaml bandit.floor | 0.2 | 0.6 | live
      ranking.yaml similar.kappa | 6 | 0 | live
      ranking.yaml similar.kinds.co_view | 0 | -1 | live
      ranking.yaml similar.kinds.co_cart | 9 | 1001 | live
      ranking.yaml similar.kinds.co_buy | 9 | much | live
      ranking.yaml similar.kinds.view_buy | 9 | much | live
      ranking.yaml similar.learned | 0 | 1.5 | live
      ranking.yaml search.personal | 1 | 1.5 | live
      ranking.yaml search.popularity | 0 | -0.5 | live
      ranking.yaml search.freshness | 0 | 1.5 | live
      ranking.yaml search.out_of_stock | hide | sell | live
      ranking.yaml search.collapse | true | 1 | live
      ranking.yaml search.understanding.price | soft | strict | live
      ranking.yaml search.understanding.yuan | HKD | yuan | live
      ranking.yaml search.understanding.dollar | AUD | $ | live
      ranking.yaml search.understanding.brand | 0 | -0.5 | live
      ranking.yaml search.understanding.category | 0 | 2 | live
      ranking.yaml search.understanding.attribute | 1 | -0.5 | live
      ranking.yaml search.understanding.own | 0.5 | high | live
      ranking.yaml popularity_pivot | 1.5 | 0 | live
      ranking.yaml history.length | 50 | 51 | live
      ranking.yaml history.half_life | 0.5 | 0 | live
      ranking.yaml diversity | 0 | 1.5 | live
      ranking.yaml explore | 0.5 | 0.6 | live
      ranking.yaml fatigue | 0 | 0.95 | live
      events.yaml weights.select_item | -1 | 1001 | live
      events.yaml weights.view_item | 0 | x | live
      events.yaml weights.add_to_wishlist | 9 | [1] | live
      events.yaml weights.add_to_cart | 9 | true | live
      events.yaml weights.purchase | 9 | -1001 | live
      events.yaml weights.refund | -9 | null | live
      events.yaml session_pause | 1m | 59s | live
      events.yaml pairs.co_view.window | 2 | 1 | live
      events.yaml pairs.co_view.within | 1h | 59m | live
      events.yaml pairs.co_view.half_life | never | session | live
      events.yaml pairs.co_view.closeness | 1h | 59m | live
      events.yaml pairs.co_view.measure | jaccard | overlap | live
      events.yaml pairs.co_view.damping | 0 | -0.1 | live
      events.yaml pairs.co_view.kappa | 1000 | 1001 | live
      events.yaml pairs.co_cart.window | 200 | 201 | live
      events.yaml pairs.co_cart.within | 3d | 0s | live
      events.yaml pairs.co_cart.half_life | 36500d | 36501d | live
      events.yaml pairs.co_cart.closeness | 36500d | 36501d | live
      events.yaml pairs.co_cart.measure | log_likelihood | llr | live
      events.yaml pairs.co_cart.damping | 0.49 | 0.5 | live
      events.yaml pairs.co_cart.kappa | 0 | -1 | live
      events.yaml pairs.co_buy.window | 19 | 20.5 | live
      events.yaml pairs.co_buy.within | session | never | live
      events.yaml pairs.co_buy.half_life | 24h | 1y | live
      events.yaml pairs.co_buy.closeness | any | never | live
      events.yaml pairs.co_buy.measure | cosine | 3 | live
      events.yaml pairs.co_buy.damping | 0.1 | x | live
      events.yaml pairs.co_buy.kappa | 1.5 | null | live
      events.yaml pairs.view_buy.window | 19 | 0 | live
      events.yaml pairs.view_buy.within | session | never | live
      events.yaml pairs.view_buy.half_life | 24h | 1y | live
      events.yaml pairs.view_buy.closeness | 2d | never | live
      events.yaml pairs.view_buy.measure | jaccard | lift | live
      events.yaml pairs.view_buy.damping | 0.1 | x | live
      events.yaml pairs.view_buy.kappa | 1.5 | null | live
      events.yaml popularity_half_life | never | 0d | live
      events.yaml trend.lately | 1m | 8d | live
      events.yaml trend.usual | 30d | 13d | live
      events.yaml min_shoppers | 1 | 0 | live
      events.yaml neighbours | 10 | 9 | live
      events.yaml waiting | 0 | -1 | live
      events.yaml fold.drift | 0.5 | 0.004 | live
      events.yaml fold.every | 10ms | 9ms | live
      events.yaml fold.batch | 1 | 10001 | live
      events.yaml clock_skew | 0s | 2d | live
      events.yaml retention | 30d | 0d | live
      events.yaml default_consent | false | 1 | live
      events.yaml views_per_minute | 0 | -1 | live
      events.yaml views_per_hour | 0 | 1000001 | live
      events.yaml pieces | 0 | many | live
      events.yaml popularity_cap | 0 | many | live
      events.yaml robot_agents | none | a | live
      events.yaml training.method | ease | hybrid | live
      events.yaml training.settings | "decay=0.7, neighbours=100" | "decay" | live
      events.yaml training.window | 30d | never | live
      events.yaml training.events | 1000 | 999 | live
      """;

  @TempDir private Path directory;

  record Key(String file, String path, String other, String bad, boolean index) {
    @Override
    public String toString() {
      return file + " " + path;
    }

    /** {@code a: {b: value}} for the path a.b. */
    String yaml(String value) {
      List<String> names = Arrays.asList(path.split("\\.", -1));
      return "{" + String.join(": {", names) + ": " + value + "}".repeat(names.size()) + "\n";
    }
  }

  static List<Key> keys() {
    return KEYS.lines()
        .map(line -> line.split("[ |]+(?=\\S)", 3))
        .map(parts -> {
          String[] rest = parts[2].split(" \\| ", -1);
          return new Key(parts[0], parts[1], rest[0], rest[1], rest[2].equals("index"));
        })
        .toList();
  }

  @Test
  void everyShippedKeyIsNamedHere() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (String file : List.of("analysis.yaml", "fields.yaml", "ranking.yaml", "events.yaml")) {
      leaves(new YAMLMapper().readTree(Files.readString(Path.of("index-config", file))), "")
          .forEach(path -> shipped.add(file + " " + path));
    }
    Set<String> named = new TreeSet<>();
    keys().forEach(key -> named.add(key.toString()));
    assertEquals(shipped, named);
  }

  private static Stream<String> leaves(JsonNode node, String path) {
    return node.isObject()
        ? node.properties().stream()
            .flatMap(inner ->
                leaves(
                    inner.getValue(),
                    path.isEmpty() ? inner.getKey() : path + "." + inner.getKey()))
        : Stream.of(path);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void anotherValueIsRead(Key key) throws IOException {
    IndexConfig shipped = ConfigDirectory.read(directory);
    Files.writeString(directory.resolve(key.file()), key.yaml(key.other()));
    IndexConfig other = ConfigDirectory.read(directory);
    assertNotEquals(shipped, other);
    assertEquals(
        key.index(), !shipped.fingerprint().equals(other.fingerprint()), "in the fingerprint");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aBadValueIsRefusedWithItsPlace(Key key) throws IOException {
    Files.writeString(directory.resolve(key.file()), key.yaml(key.bad()));
    InvalidConfig invalid =
        assertThrows(InvalidConfig.class, () -> ConfigDirectory.read(directory));
    assertEquals(1, invalid.problems().size(), invalid::getMessage);
    Problem problem = invalid.problems().getFirst();
    assertEquals(directory.resolve(key.file()).toString(), problem.file());
    assertEquals(key.path(), problem.key());
  }

  @Test
  void sharesAndBoostsAreNotInTheFingerprint() throws IOException {
    String shipped = ConfigDirectory.read(directory).fingerprint();
    String fields = Files.readString(Path.of("index-config", "fields.yaml"));
    Files.writeString(
        directory.resolve("fields.yaml"),
        fields.replace("title: 3.0", "title: 4.0").replace("share: 0.75", "share: 0.7"));
    assertEquals(shipped, ConfigDirectory.read(directory).fingerprint());
  }

  @Test
  void commentsAndOrderAreNotInTheFingerprint() throws IOException {
    String shipped = ConfigDirectory.read(directory).fingerprint();
    Files.writeString(
        directory.resolve("analysis.yaml"),
        "max_token_length: 64 # as shipped\nenglish_stemming: plural\n");
    List<String> words = Files.readAllLines(Path.of("index-config", "stopwords.txt"));
    Files.write(directory.resolve("stopwords.txt"), words.reversed());
    assertEquals(shipped, ConfigDirectory.read(directory).fingerprint());
    Files.writeString(directory.resolve("stopwords.txt"), "的\n");
    assertNotEquals(shipped, ConfigDirectory.read(directory).fingerprint());
  }
}
