package io.zhiyin.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.catalog.Product;
import io.zhiyin.cli.evaluate.shared.JudgedFiles;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.terminal.Table;
import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.eval.files.TextLines;
import io.zhiyin.eval.search.WholeWords;
import io.zhiyin.eval.search.WholeWords.Count;
import io.zhiyin.language.Analysis;
import io.zhiyin.language.CatalogueWords;
import io.zhiyin.language.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code evaluate words}: how many words marked in texts come out as one term, by smartcn and by
 * the chain {@code lexicon} with one more source of words after the other.
 */
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description = "How many marked words come out as one term.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it worked", "1:the work failed", "2:bad usage"})
final class WordsEvaluation implements Callable<Integer> {
  /** What a lexicon's line may be at all; which of them are words it says itself. */
  private static final Pattern LINE = Pattern.compile("[^-\\s\\p{Z}#][^\\s\\p{Z}#]{1,63}");

  @Mixin private JudgedFiles files = new JudgedFiles();

  @Option(
      names = "--texts",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines: {\"text\",\"entities\":[{\"type\",\"start\",\"end\"}]}")
  private Path texts = Path.of("");

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "T",
      description = "Types of words that count (default: ${DEFAULT-VALUE}).")
  private List<String> types = List.of("brand", "product");

  @Option(
      names = "--dictionary",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Words, one a line before a first tab, as a shop's own.")
  private List<Path> dictionaries = List.of();

  @Override
  public Integer call() {
    return Outcome.of(() -> print(measure()));
  }

  private Map<String, Map<String, Count>> measure() throws IOException {
    WholeWords marked = WholeWords.read(texts, types);
    IndexConfig shipped = ConfigDirectory.read(files.configDir());
    Analysis plain = new Analysis(shipped);
    Set<String> mined = mined(plain);
    IndexConfig bare = with(shipped, Set.of(), "");
    Map<String, Map<String, Count>> results = new LinkedHashMap<>();
    results.put("smartcn", marked.count(text -> plain.tokens("words", text)));
    results.put("general dictionary", marked.count(words(bare, Set.of())));
    results.put("and " + mined.size() + " mined words", marked.count(words(bare, mined)));
    results.put("lexicon files", marked.count(words(shipped, Set.of())));
    results.put("as served: files and mined", marked.count(words(shipped, mined)));
    if (!dictionaries.isEmpty()) {
      AnalysisConfig.Lists lists = shipped.analysis().lists();
      Set<String> own = new TreeSet<>(lists.shopLexicon().words());
      for (Path dictionary : dictionaries) {
        own.addAll(read(dictionary));
      }
      IndexConfig all = with(shipped, lists.lexicon().words(), String.join("\n", own));
      results.put("and " + own.size() + " of the dictionary", marked.count(words(all, mined)));
    }
    return results;
  }

  private static Function<String, List<Token>> words(IndexConfig config, Set<String> mined) {
    return new Analysis(config, mined)::words;
  }

  private Set<String> mined(Analysis analysis) throws IOException {
    CatalogueWords miner = analysis.miner();
    for (Product product : files.read(dictionaries)) {
      miner.see(product);
    }
    return miner.words();
  }

  /** The settings with other product words. */
  private IndexConfig with(IndexConfig shipped, Set<String> lexicon, String own) {
    AnalysisConfig.Lists lists = shipped.analysis().lists();
    return ConfigDirectory.read(
        files.configDir(),
        Map.of(
            lists.lexicon().file(), String.join("\n", lexicon), lists.shopLexicon().file(), own));
  }

  private static List<String> read(Path dictionary) throws IOException {
    List<String> words = new ArrayList<>();
    try (BufferedReader lines = TextLines.open(dictionary)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String word = line.split("\t", 2)[0].strip();
        if (LINE.matcher(word).matches()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  private void print(Map<String, Map<String, Count>> results) throws IOException {
    if (files.json()) {
      List<Map<String, Object>> all = new ArrayList<>();
      results.forEach((name, counts) -> all.add(Map.of("method", name, "words", counts)));
      System.out.println(new ObjectMapper().writeValueAsString(Map.of("results", all)));
      return;
    }
    List<String> columns = new ArrayList<>(types);
    columns.add("all");
    int[] widths = new int[columns.size() + 1];
    java.util.Arrays.fill(widths, 40);
    Table table = new Table(widths);
    List<String> head = new ArrayList<>(List.of("words known"));
    head.addAll(columns);
    table.row(head.toArray(String[]::new));
    results.forEach((name, counts) -> {
      List<String> row = new ArrayList<>(List.of(name));
      columns.forEach(type -> row.add(shown(counts.getOrDefault(type, new Count(0, 0)))));
      table.row(row.toArray(String[]::new));
    });
    table.print(System.out);
  }

  private static String shown(Count count) {
    return String.format(Locale.ROOT, "%.3f of %d", count.share(), count.all());
  }
}
