package io.zhiyin.demo.goods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills templates with one product's words: {@code {brand} {kind} {model} {fits}}, attributes by
 * their names, and {@code {point}}, each time another one. An empty word takes its space with it.
 * Words that a text already holds are not said again: a point or an attribute that is part of what
 * stands before it is left out.
 */
final class Wording {
  private static final Pattern WORD = Pattern.compile("\\{([^}]+)}");

  private final Map<String, String> words = new HashMap<>();
  private final List<String> points;

  /**
   * @param points in the order they are to be used
   */
  Wording(List<String> points) {
    this.points = points;
  }

  void put(String name, String word) {
    words.put(name, word);
  }

  String fill(String template) {
    List<String> left = new ArrayList<>(points);
    StringBuilder text = new StringBuilder();
    Matcher matcher = WORD.matcher(template);
    while (matcher.find()) {
      matcher.appendReplacement(text, "");
      text.append(word(matcher.group(1), left, text + words.getOrDefault("kind", "")));
    }
    matcher.appendTail(text);
    return text.toString().replaceAll(" {2,}", " ").strip();
  }

  private String word(String name, List<String> left, String said) {
    if (name.equals("point")) {
      while (!left.isEmpty()) {
        String point = left.removeFirst();
        if (!said.contains(point)) {
          return point;
        }
      }
      return "";
    }
    String word = words.get(name);
    if (word == null) {
      throw new IllegalStateException("{" + name + "} must be a word of the leaf");
    }
    return name.equals("kind") || !said.contains(word) ? word : "";
  }
}
