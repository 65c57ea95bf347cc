package io.zhiyin.eval.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.TextLines;
import io.zhiyin.language.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Texts with words marked in them, and how many of those a way of cutting leaves whole. */
public final class WholeWords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Text> texts;

  private record Text(String text, List<Word> words) {}

  private record Word(String type, int start, int end) {}

  /** Words counted: those that came out as exactly one term, of all. */
  public record Count(int whole, int all) {
    /** Between 0 and 1; 0 of none. */
    public double share() {
      return all == 0 ? 0 : (double) whole / all;
    }

    private Count plus(Count other) {
      return new Count(whole + other.whole, all + other.all);
    }
  }

  private WholeWords(List<Text> texts) {
    this.texts = texts;
  }

  /**
   * Reads JSON Lines: {@code {"text","entities":[{"type","start","end"}]}}, places in characters,
   * {@code end} exclusive.
   *
   * @param types of the words that count; others are passed over
   * @throws io.zhiyin.catalog.InvalidInput naming the problems
   */
  public static WholeWords read(Path file, List<String> types) throws IOException {
    FileProblems problems = new FileProblems(file);
    List<Text> texts = new ArrayList<>();
    try (BufferedReader lines = TextLines.open(file)) {
      long at = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        if (!line.isBlank()) {
          texts.add(text(line, types, at, problems));
        }
      }
    }
    problems.check();
    return new WholeWords(texts);
  }

  private static Text text(String line, List<String> types, long at, FileProblems problems) {
    List<Word> words = new ArrayList<>();
    JsonNode read;
    try {
      read = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      problems.add(at, "", "must be a JSON object", line);
      return new Text("", words);
    }
    String text = read.path("text").asText();
    for (JsonNode entity : read.path("entities")) {
      Word word =
          new Word(
              entity.path("type").asText(),
              entity.path("start").asInt(-1),
              entity.path("end").asInt(-1));
      if (word.start() < 0 || word.end() <= word.start() || word.end() > text.length()) {
        problems.add(at, "entities", "must lie within the text, start before end", entity + "");
      } else if (types.contains(word.type())) {
        words.add(word);
      }
    }
    return new Text(text, words);
  }

  /** By type, and all types together as {@code all}. */
  public Map<String, Count> count(Function<String, List<Token>> cut) {
    Map<String, Count> counts = new TreeMap<>();
    for (Text text : texts) {
      List<Token> tokens = text.words().isEmpty() ? List.of() : cut.apply(text.text());
      for (Word word : text.words()) {
        boolean whole =
            tokens.stream().anyMatch(t -> t.start() == word.start() && t.end() == word.end());
        Count one = new Count(whole ? 1 : 0, 1);
        counts.merge(word.type(), one, Count::plus);
        counts.merge("all", one, Count::plus);
      }
    }
    return counts;
  }
}
