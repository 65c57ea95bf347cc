package io.zhiyin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.config.AnalysisConfig.Stemming;
import io.zhiyin.config.EventsConfig.Pairs;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.config.file.InvalidConfig.Problem;
import io.zhiyin.config.file.WordGroups;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is shipped, and what is said about files that break rules. Long because each file has rules
 * of its own, and all are read as one directory.
 */
final class ConfigDirectoryTest {
  @TempDir private Path directory;

  @Test
  void shippedSettings() {
    IndexConfig shipped = ConfigDirectory.read(directory.resolve("absent"));
    assertTrue(shipped.analysis().traditionalToSimplified());
    assertEquals(Stemming.PLURAL, shipped.analysis().englishStemming());
    assertEquals("stopwords.txt", shipped.analysis().lists().stop().file());
    assertTrue(shipped.analysis().lists().stop().words().containsAll(List.of("的", "the")));
    assertEquals("contentstopwords.txt", shipped.analysis().lists().contentStop().file());
    assertTrue(shipped.analysis().lists().contentStop().words().contains("包邮"));
    assertEquals(new AnalysisConfig.Limits(20_000, 64), shipped.analysis().limits());
    assertEquals(
        new FieldsConfig(
            Map.of(
                "characters",
                new FieldsConfig.Chain(
                    0.75,
                    Map.of(
                        "title", 3.0,
                        "brand", 2.0,
                        "category", 1.5,
                        "tags", 1.0,
                        "attributes", 1.0)),
                "lexicon",
                new FieldsConfig.Chain(
                    0.2,
                    Map.of(
                        "title", 3.0,
                        "brand", 2.0,
                        "category", 1.5,
                        "tags", 1.0,
                        "attributes", 1.0,
                        "description", 1.0)),
                "words",
                new FieldsConfig.Chain(0.05, Map.of("title", 3.0))),
            new FieldsConfig.Bm25(0.4, 0.6),
            new FieldsConfig.Content(
                12,
                0.9,
                Map.of(
                    "title", 1.0, "brand", 1.0, "category", 1.0, "tags", 0.5, "attributes", 1.0))),
        shipped.fields());
    assertEquals(
        new RankingConfig(
            new RankingConfig.Similar(
                0.8,
                2,
                Map.of("co_view", 0.4, "co_cart", 0.2, "co_buy", 0.4, "view_buy", 0.2),
                0.5),
            new RankingConfig.Search(
                0.15,
                0.05,
                0.02,
                RankingConfig.OutOfStock.SHOW,
                false,
                new RankingConfig.Understanding(
                    RankingConfig.Prices.HARD,
                    new RankingConfig.Money("CNY", "USD"),
                    0.05,
                    0.05,
                    0.05,
                    0.1)),
            new RankingConfig.Bandit(0.1, Map.of()),
            20,
            new RankingConfig.History(20, 5),
            new RankingConfig.Mixing(0.2, 0.1, 0.15)),
        shipped.ranking());
    assertEquals(shippedEvents(shipped.events()), shipped.events());
    assertTrue(shipped.events().acceptance().robotAgents().contains("Sogou web spider"));
    assertEquals(34, shipped.events().acceptance().robotAgents().size());
  }

  private static EventsConfig shippedEvents(EventsConfig shipped) {
    EventsConfig.Strength cosine = new EventsConfig.Strength("cosine", 0.25, 3);
    return new EventsConfig(
        Map.of(
            "select_item", 0.5,
            "view_item", 1.0,
            "add_to_wishlist", 2.0,
            "add_to_cart", 3.0,
            "purchase", 5.0,
            "refund", -5.0),
        Map.of(
            "co_view", new Pairs(20, Duration.ZERO, Duration.ofDays(30), Duration.ZERO, cosine),
            "co_cart", new Pairs(20, Duration.ZERO, Duration.ofDays(60), Duration.ZERO, cosine),
            "view_buy",
                new Pairs(
                    20,
                    Duration.ofDays(30),
                    Duration.ofDays(60),
                    Duration.ZERO,
                    new EventsConfig.Strength("lift_damped", 0.25, 3)),
            "co_buy",
                new Pairs(
                    50,
                    Duration.ofDays(36_500),
                    Duration.ZERO,
                    Duration.ofDays(90),
                    new EventsConfig.Strength("lift_damped", 0.25, 10))),
        new EventsConfig.Counting(
            Duration.ofMinutes(30),
            Duration.ofDays(14),
            new EventsConfig.Trend(Duration.ofDays(1), Duration.ofDays(14)),
            3,
            new EventsConfig.Kept(100, 1_000_000)),
        new EventsConfig.Folding(0.01, Duration.ofSeconds(1), 200),
        new EventsConfig.Acceptance(
            Duration.ofDays(1),
            Duration.ZERO,
            true,
            new EventsConfig.Human(1_200, 3_600, 20_000, 20),
            shipped.acceptance().robotAgents()),
        new EventsConfig.Training("item-blend", Map.of(), Duration.ZERO, 10_000_000));
  }

  @Test
  void missingFilesAndKeysAreAsShipped() throws IOException {
    write("ranking.yaml", "history:\n  length: 7\n");
    write("events.yaml", "# nothing but a comment\n");
    write("fields.yaml", "");
    IndexConfig shipped = ConfigDirectory.read(directory.resolve("absent"));
    IndexConfig config = ConfigDirectory.read(directory);
    assertEquals(new RankingConfig.History(7, 5), config.ranking().history());
    assertEquals(shipped.ranking().similar(), config.ranking().similar());
    assertEquals(shipped.events(), config.events());
    assertEquals(shipped.fields(), config.fields());
    assertEquals(shipped.analysis(), config.analysis());
  }

  @Test
  void aGivenMappingOfNumbersIsTakenAsAWhole() throws IOException {
    write("fields.yaml", "chains:\n  words:\n    share: 3\n    boosts: {title: 2}\n");
    FieldsConfig fields = ConfigDirectory.read(directory).fields();
    assertEquals(Map.of("words", new FieldsConfig.Chain(1, Map.of("title", 2.0))), fields.chains());
  }

  @Test
  void sharesAreScaled() throws IOException {
    write(
        "fields.yaml",
        "chains:\n  words: {share: 3, boosts: {title: 1}}\n  bigrams: {share: 1, boosts: {title: 1}}\n");
    FieldsConfig fields = ConfigDirectory.read(directory).fields();
    Map<String, Double> boosts = Map.of("title", 1.0);
    assertEquals(
        Map.of(
            "words", new FieldsConfig.Chain(0.75, boosts),
            "bigrams", new FieldsConfig.Chain(0.25, boosts)),
        fields.chains());
  }

  @Test
  void allProblemsOfAllFilesAreNamedAtOnce() throws IOException {
    write(
        "fields.yaml",
        "chains:\n  words:\n    share: -1\n    boots: {title: 2}\ncontent: {terms: 12.5}\n");
    write("ranking.yaml", "similar: 5\nkappa: 7\n");
    write("events.yaml", "pairs:\n  co_veiw: {window: 3}\n  co_buy:\n    within: yesterday\n");
    write("analysis.yaml", "stop_words: my-words.txt\nenglish_stemming:\n");
    write("my-words.txt", "的\n# fine\nof the\n");
    write("rankings.yaml", "");
    assertProblems(
        "english_stemming must be one of [plural, kstem, porter, none], got nothing"
            + " (analysis.yaml, english_stemming)",
        "line 3 must be one word, got of the (my-words.txt)",
        "share must be > 0 and at most 1000, got -1 (fields.yaml, chains.words.share)",
        "boots is not known; did you mean boosts? (fields.yaml, chains.words.boots)",
        "terms must be a whole number from 8 to 64, got 12.5 (fields.yaml, content.terms)",
        "similar must hold settings of its own, got 5 (ranking.yaml, similar)",
        "kappa is not known; known here: similar, search, history, bandit, popularity_pivot, diversity, explore, fatigue"
            + " (ranking.yaml, kappa)",
        "co_veiw is not known; did you mean co_view? (events.yaml, pairs.co_veiw)",
        "within must be session or a duration such as 500ms, 30s, 30m, 24h or 7d, from 1h to"
            + " 36500d, got yesterday (events.yaml, pairs.co_buy.within)",
        "the file is not known; did you mean ranking.yaml? (rankings.yaml)");
  }

  @Test
  void filesThatAreNotSettings() throws IOException {
    write("fields.yaml", "- a\n- list\n");
    write("ranking.yaml", "search: {personal: 0.1\n");
    Files.write(directory.resolve("analysis.yaml"), "# 中文".getBytes(Charset.forName("GBK")));
    write("events.yaml", "min_shoppers: 2\nmin_shoppers: 3\n");
    List<String> problems = problems();
    assertEquals(4, problems.size(), problems::toString);
    assertHas(problems, "the file must be UTF-8 (analysis.yaml)");
    assertHas(problems, "the file must hold settings, as key: value (fields.yaml)");
    assertTrue(
        problems.stream().anyMatch(p -> p.startsWith("line 2 must be YAML: ")), problems::toString);
    assertTrue(
        problems.stream().anyMatch(p -> p.contains("Duplicate field 'min_shoppers'")),
        problems::toString);
  }

  @Test
  void notANumber() throws IOException {
    write("ranking.yaml", "popularity_pivot: .nan\n");
    List<String> problems = problems();
    assertEquals(
        List.of("line 1 must be YAML: Malformed numeric value '.nan' (ranking.yaml)"), problems);
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    write("events.yaml", "\uFEFFmin_shoppers: 2\n");
    assertEquals(2, ConfigDirectory.read(directory).events().counting().minShoppers());
  }

  @Test
  void aWordListThatIsNotThere() throws IOException {
    write("analysis.yaml", "stop_words: absent.txt\ncontent_stop_words: ../secret.txt\n");
    assertProblems(
        "the file is named in analysis.yaml but is not there (absent.txt)",
        "content_stop_words must be the name of a file in this folder, of letters, digits, dot,"
            + " dash and underscore, got ../secret.txt (analysis.yaml, content_stop_words)");
  }

  @Test
  void aChainThatIsNotShippedMustBeGivenInFull() throws IOException {
    write("fields.yaml", "chains:\n  bigrams: {boosts: {title: 2}}\n");
    assertProblems("share must be given (fields.yaml, chains.bigrams.share)");
    write("fields.yaml", "chains:\n  bigrams: {share: 1}\n");
    assertProblems(
        "boosts must hold at least one of title, brand, category, tags, attributes, description"
            + " (fields.yaml, chains.bigrams.boosts)");
    write("fields.yaml", "chains:\n  bigrams: {share: 1, boosts: {title: 2}}\n");
    assertEquals(
        Map.of("bigrams", new FieldsConfig.Chain(1, Map.of("title", 2.0))),
        ConfigDirectory.read(directory).fields().chains());
  }

  @Test
  void nothingToSearch() throws IOException {
    write("fields.yaml", "chains: {}\ncontent: {sources: {}}\n");
    assertProblems(
        "chains must hold at least one of words, lexicon, bigrams, characters (fields.yaml, chains)",
        "sources must hold at least one of title, brand, category, tags, attributes, description"
            + " (fields.yaml, content.sources)");
  }

  @Test
  void aBrokenLineOfSynonymsIsNamed() throws IOException {
    write(
        "synonyms.txt", "番茄, 西红柿\n".repeat(40_000) + "番茄\na => b => c\n手机,\n=> a\nx => y # good\n");
    assertProblems(
        "line 40001 must have two words or more, got 番茄 (synonyms.txt)",
        "line 40002 must have at most one =>, got a => b => c (synonyms.txt)",
        "line 40003 must have a word on each side of a comma or =>, got 手机, (synonyms.txt)",
        "line 40004 must have a word on each side of a comma or =>, got => a (synonyms.txt)");
  }

  @Test
  void everyBrokenLineOfMisspellingsIsNamed() throws IOException {
    write(
        "misspellings.txt",
        "蓝芽, 兰牙 => 蓝牙\n面模, 眼模\n蓝芽 => 兰芽\n蓝牙 => 蓝雅\n冲电宝 => 充电宝, 电宝\n冲电宝 =>\n面模 => 面模\n");
    assertProblems(
        "line 2 must be wrong words => one right word, got 面模, 眼模 (misspellings.txt)",
        "line 3 must not lead a word to another one than an earlier line, got 蓝芽 => 兰芽"
            + " (misspellings.txt)",
        "line 4 must not have a wrong word that is right elsewhere, got 蓝牙 => 蓝雅 (misspellings.txt)",
        "line 5 must be wrong words => one right word, got 冲电宝 => 充电宝, 电宝 (misspellings.txt)",
        "line 6 must have a word on each side of a comma or =>, got 冲电宝 => (misspellings.txt)",
        "line 7 must not have a wrong word that is right elsewhere, got 面模 => 面模 (misspellings.txt)");
  }

  @Test
  void synonymsAreReadLineByLine() throws IOException {
    write("synonyms.txt", "\uFEFF# comment\n番茄，西红柿 # both\n\ncell phone => 手机, 移动电话\n");
    assertEquals(
        List.of(
            new WordGroups.Group(List.of("番茄", "西红柿"), List.of("番茄", "西红柿")),
            new WordGroups.Group(List.of("cell phone"), List.of("手机", "移动电话"))),
        ConfigDirectory.read(directory).analysis().rewriting().synonyms().groups());
  }

  @Test
  void recordsRefuseWhatFilesMayNotSay() {
    assertEquals(
        "share must be > 0 and at most 1000, got 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FieldsConfig.Chain(0, Map.of("title", 1.0)))
            .getMessage());
    assertEquals(
        "boosts.title must be > 0 and at most 1000, got -1.5",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FieldsConfig.Chain(1, Map.of("title", -1.5)))
            .getMessage());
    assertEquals(
        "personal must be from 0 to 1, got NaN",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new RankingConfig.Search(
                        Double.NaN,
                        0,
                        0,
                        RankingConfig.OutOfStock.HIDE,
                        false,
                        new RankingConfig.Understanding(
                            RankingConfig.Prices.OFF,
                            new RankingConfig.Money("CNY", "USD"),
                            0,
                            0,
                            0,
                            0)))
            .getMessage());
  }

  @Test
  void aMillionWordsAreReadAndMoreRefused() throws IOException {
    String million =
        IntStream.range(10, 1_000_010)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n"));
    write("shoplexicon.txt", million);
    assertEquals(
        1_000_000, ConfigDirectory.read(directory).analysis().lists().shopLexicon().words().size());
    write("shoplexicon.txt", million + "\nagain");
    assertProblems("the file must hold at most 1000000 words, got 1000001 (shoplexicon.txt)");
  }

  @Test
  void ofVeryManyBrokenLinesTheFirstThousandAreTold() throws IOException {
    write("synonyms.txt", "番茄, 西红柿\n".repeat(39_999) + "孤单\n".repeat(3_000));
    List<String> problems = problems();
    assertEquals(1_001, problems.size());
    assertEquals(
        "line 40000 must have two words or more, got 孤单 (synonyms.txt)", problems.getFirst());
    assertEquals(
        "the file breaks rules in further lines, got 2000 (synonyms.txt)", problems.getLast());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private List<String> problems() {
    InvalidConfig invalid =
        assertThrows(InvalidConfig.class, () -> ConfigDirectory.read(directory));
    assertEquals(
        invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")),
        invalid.getMessage());
    return invalid.problems().stream()
        .map(problem -> problem.toString().replace(directory + "/", ""))
        .toList();
  }

  private void assertProblems(String... expected) {
    List<String> problems = problems();
    for (String problem : expected) {
      assertHas(problems, problem);
    }
    assertEquals(expected.length, problems.size(), problems::toString);
  }

  private static void assertHas(List<String> problems, String problem) {
    assertTrue(problems.contains(problem), () -> "no \"" + problem + "\" in " + problems);
  }
}
