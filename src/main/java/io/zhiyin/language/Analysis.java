package io.zhiyin.language;

import static java.util.function.Predicate.not;

import com.ibm.icu.util.VersionInfo;
import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.AnalysisConfig.Stemming;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.config.file.WordList;
import io.zhiyin.language.Chain.Models;
import io.zhiyin.language.Chain.Recipe;
import io.zhiyin.language.cut.ContentCutter;
import io.zhiyin.language.cut.HanCutter;
import io.zhiyin.language.cut.Lexicon;
import io.zhiyin.language.cut.LexiconCutter;
import io.zhiyin.language.cut.Spaces;
import io.zhiyin.language.cut.WordCutter;
import io.zhiyin.language.script.Level;
import io.zhiyin.language.term.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.Version;

/**
 * All ways of cutting texts that {@code index-config} asks for, the same for products and queries.
 * Thread-safe.
 *
 * <p>Chains: {@code words} (smartcn's words, whole runs of letters and digits, without stop words
 * and English endings), {@code lexicon} (product words with their heads, models, units), {@code
 * bigrams} (every two neighbouring Chinese characters, runs as written), {@code content} (readable
 * terms of two characters or more for comparing products). Any text is taken: other scripts, emoji,
 * right-to-left, broken surrogate pairs.
 */
public final class Analysis {
  /** Raised whenever the code of this package gives other terms than before for some text. */
  private static final int FORMAT = 3;

  /** The chain of product words, models and units. */
  private static final String LEXICON = "lexicon";

  /** Before a word of a lexicon: it is none. */
  private static final String FORBIDS = "-";

  private static final String CHARACTERS = "characters";

  /** What the chains for queries are called: without the heads of words and pieces of models. */
  private static final String QUERY = ".query";

  /** The chain of the content vector. */
  public static final String CONTENT = "content";

  private final Map<String, Analyzer> chains;
  private final FieldsConfig fields;
  private final Level level;
  private final String fingerprint;
  private final Lexicon lexicon;
  private final Set<String> mined;
  private final int minedFrom;
  private final Set<String> contentStopWords;
  private final QueryWords queryWords;
  private final QueryWords queryCharacters;
  private final Misspellings misspellings;
  private final Spaces spaces;

  /** Without words mined from a catalogue. */
  public Analysis(IndexConfig config) {
    this(config, Set.of());
  }

  /**
   * @param mined what {@link CatalogueWords} gave, levelled; they stay whole as the lexicon's do,
   *     but for those that {@code config} forbids
   */
  public Analysis(IndexConfig config, Set<String> mined) {
    AnalysisConfig analysis = config.analysis();
    this.fields = config.fields();
    this.level = new Level(analysis.traditionalToSimplified());
    this.fingerprint =
        String.join(
            " ",
            config.fingerprint(),
            "code " + FORMAT,
            "lucene " + Version.LATEST,
            "icu " + VersionInfo.ICU_VERSION);
    this.mined = Set.copyOf(mined);
    this.minedFrom = analysis.lists().minedFrom();
    this.lexicon = lexicon(analysis.lists());
    this.spaces = new Spaces(lexicon);
    this.contentStopWords = levelled(analysis.lists().stop(), analysis.lists().contentStop());
    Map<String, Analyzer> all = new TreeMap<>();
    recipes(analysis).forEach((name, recipe) -> all.put(name, new Chain(analysis, level, recipe)));
    this.chains = Collections.unmodifiableMap(all);
    Synonyms synonyms =
        new Synonyms(
            analysis.rewriting().synonyms().groups(), word -> terms(LEXICON + QUERY, word));
    this.queryWords = new QueryWords(synonyms, true);
    this.queryCharacters = new QueryWords(Synonyms.NONE, false);
    this.misspellings =
        new Misspellings(analysis.rewriting().misspellings(), level::of, this::words);
  }

  private Map<String, Recipe> recipes(AnalysisConfig analysis) {
    CharArraySet none = CharArraySet.EMPTY_SET;
    CharArraySet stop = CharArraySet.copy(levelled(analysis.lists().stop()));
    CharArraySet contentStop = CharArraySet.copy(contentStopWords);
    Stemming stemming = analysis.englishStemming();
    Optional<Units> units = units(analysis.rewriting());
    Models products = new Models(units, true);
    Models queries = new Models(units, false);
    return Map.of(
        "words",
        new Recipe(WordCutter::new, true, 1, stop, stemming, Models.NONE),
        LEXICON,
        new Recipe(() -> new LexiconCutter(lexicon, true), true, 1, stop, stemming, products),
        LEXICON + QUERY,
        new Recipe(() -> new LexiconCutter(lexicon, false), true, 1, stop, stemming, queries),
        "bigrams",
        new Recipe(() -> HanCutter.PAIRS, true, 1, none, Stemming.NONE, Models.NONE),
        CHARACTERS,
        new Recipe(() -> HanCutter.SINGLES, true, 1, none, Stemming.NONE, products),
        CHARACTERS + QUERY,
        new Recipe(() -> HanCutter.SINGLES, true, 1, none, Stemming.NONE, queries),
        CONTENT,
        new Recipe(ContentCutter::new, false, 2, contentStop, stemming, Models.NONE));
  }

  private Lexicon lexicon(AnalysisConfig.Lists lists) {
    Set<String> listed = levelled(lists.lexicon(), lists.shopLexicon());
    Predicate<String> forbidden = word -> listed.contains(FORBIDS + word);
    return new Lexicon(
        listed.stream().filter(not(forbidden)).toList(),
        mined.stream().filter(not(forbidden)).toList());
  }

  private Optional<Units> units(AnalysisConfig.Rewriting rewriting) {
    return rewriting.models()
        ? Optional.of(
            new Units(
                rewriting.units().groups().stream()
                    .map(group -> group.from().stream().map(level::of).toList())
                    .toList()))
        : Optional.empty();
  }

  private Set<String> levelled(WordList... lists) {
    return Arrays.stream(lists)
        .flatMap(list -> list.words().stream())
        .map(level::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Changes whenever an index built before would no longer fit: with what {@link
   * IndexConfig#fingerprint} covers, and with the code and libraries that cut texts.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * The words mined from the catalogue, sorted. They are no part of {@link #fingerprint}: each
   * generation of the index keeps the words that it was cut by.
   */
  public SortedSet<String> mined() {
    return new TreeSet<>(mined);
  }

  /** Finds the words that another catalogue would give. */
  public CatalogueWords miner() {
    return new CatalogueWords(level::of, minedFrom, lexicon::lists);
  }

  /** What the chain {@value #CONTENT} leaves out, levelled. */
  public Set<String> contentStopWords() {
    return contentStopWords;
  }

  public Analyzer chain(String name) {
    Analyzer chain = chains.get(name);
    if (chain == null) {
      throw new IllegalArgumentException(
          "chain must be one of " + String.join(", ", chains.keySet()) + ", got " + name);
    }
    return chain;
  }

  /** What a query asks of a chain: its distinct words, in order, with the ways to hold them. */
  public List<QueryWord> query(String chain, String text) {
    return switch (chain) {
      case LEXICON -> queryWords.of(tokens(LEXICON + QUERY, text));
      case CHARACTERS -> queryCharacters.of(tokens(CHARACTERS + QUERY, text));
      default -> terms(chain, text).stream().distinct().map(QueryWord::plain).toList();
    };
  }

  /** The terms of a text, by ascending position; at one position the whole before its parts. */
  public List<Token> tokens(String chain, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = chain(chain).tokenStream(chain, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }

  /** A query without spaces within Chinese words and without what the shop calls misspelled. */
  public Misspellings.Fixed spelled(String query) {
    String levelled = level.of(query);
    List<Misspellings.Replaced> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Spaces.Joined its : spaces.in(levelled)) {
      joined.add(new Misspellings.Replaced(levelled.substring(its.start(), its.end()), its.word()));
      text.append(levelled, at, its.start()).append(its.word());
      at = its.end();
    }
    return joined.isEmpty()
        ? misspellings.fix(query)
        : misspellings.fix(text.append(levelled.substring(at)).toString()).after(joined);
  }

  /** The words of a query, whole, by ascending position. */
  public List<Token> words(String query) {
    return tokens(LEXICON + QUERY, query);
  }

  /** What a query asks for in words, with all ways to hold each. */
  public List<QueryWord> asked(String query) {
    return query(LEXICON, query);
  }

  /** As {@link #tokens}, the terms alone. */
  public List<String> terms(String chain, String text) {
    return tokens(chain, text).stream().map(Token::term).toList();
  }

  /**
   * What each searched field makes of a text, by the field's name in the index, such as {@code
   * title.words}; {@code content} is the content vector's. The title is shown as every chain cuts
   * it, searched or not.
   */
  public Map<String, List<Token>> fields(String text) {
    Map<String, List<Token>> all = new TreeMap<>();
    fields
        .chains()
        .forEach((name, chain) -> {
          List<Token> tokens = tokens(name, text);
          chain.boosts().keySet().forEach(field -> all.put(field + "." + name, tokens));
        });
    for (String name : chains.keySet()) {
      if (!name.equals(CONTENT) && !name.endsWith(QUERY)) {
        all.computeIfAbsent("title." + name, n -> tokens(name, text));
      }
    }
    all.put(CONTENT, tokens(CONTENT, text));
    return all;
  }

  /**
   * One value as it is compared with others: width, case, accents, script, white space levelled.
   */
  public String level(String value) {
    return level.of(value);
  }

  /** Loads dictionaries and tables, so that the first question does not wait for them. */
  public void warm() {
    chains.keySet().forEach(chain -> tokens(chain, "知音 zhiyin 耳機"));
  }
}
