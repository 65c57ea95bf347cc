package io.zhiyin.demo.goods;

import java.util.List;

/**
 * A category that products stand in, and the words they are made of.
 *
 * @param path from the department down
 * @param kinds what the thing itself is called
 * @param words of its titles and descriptions
 * @param traits its attributes
 * @param habits how it is bought
 */
public record Leaf(
    List<String> path, List<String> kinds, Words words, List<Trait> traits, Habits habits) {
  public Leaf {
    path = List.copyOf(path);
    kinds = List.copyOf(kinds);
    traits = List.copyOf(traits);
  }

  /**
   * How its products are spoken of.
   *
   * @param points what a title praises
   * @param titles templates, see {@link Wording}
   * @param about templates of descriptions
   * @param models patterns of model names, # a digit from 1 to 9; empty: it has none
   * @param tags what its products may be tagged with
   */
  record Words(
      List<String> points,
      List<String> titles,
      List<String> about,
      List<String> models,
      List<String> tags) {
    Words {
      points = List.copyOf(points);
      titles = List.copyOf(titles);
      about = List.copyOf(about);
      models = List.copyOf(models);
      tags = List.copyOf(tags);
    }
  }

  /**
   * How its products are sold and bought.
   *
   * @param count of products
   * @param low price of the cheapest, in yuan
   * @param high price of the dearest, before what attributes add
   * @param complements leaves that are bought with it, the first the most
   * @param fits the leaf whose models its products are made for; empty: none
   * @param variants the attribute that its variants differ in; empty: it has none
   * @param season when it is bought, see {@code people.Season}; empty: always
   * @param appeal how often it is visited beside others, > 0
   * @param again whether it is used up and bought again
   */
  public record Habits(
      int count,
      double low,
      double high,
      List<String> complements,
      String fits,
      String variants,
      String season,
      double appeal,
      boolean again) {
    public Habits {
      complements = List.copyOf(complements);
    }
  }

  public String name() {
    return path.getLast();
  }

  public String department() {
    return path.getFirst();
  }
}
