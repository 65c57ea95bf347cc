package io.zhiyin.rank;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says to shoppers, in their language and briefly, why a product is shown: one sentence for each
 * part that contributes, the strongest first, at most {@value #MOST}.
 */
public final class Reasons {
  private static final int MOST = 2;

  /** Terms quoted of a shared content. */
  private static final int TERMS = 2;

  /** A title is quoted up to this many characters. */
  private static final int TITLE = 16;

  /** Only what is really popular is called so. */
  private static final double POPULAR = 0.95;

  /** Of the last 30 days. */
  private static final double YOUNG = 0.5;

  /** A rise by one standard deviation, of which three are worth half. */
  private static final double RISING = 0.25;

  private final Language language;

  public Reasons(Language language) {
    this.language = language;
  }

  /**
   * The reasons for one product.
   *
   * @param seed the title of the product that it goes with, empty when that is the one on the page
   */
  public List<String> of(Candidate candidate, String seed) {
    List<PartValue> strongest =
        candidate.parts().stream()
            .filter(part -> part.contribution() > 0)
            .sorted(
                Comparator.comparingDouble(PartValue::contribution)
                    .reversed()
                    .thenComparing(PartValue::name))
            .toList();
    List<String> reasons = new ArrayList<>();
    for (PartValue part : strongest) {
      String reason = sentence(part, candidate, seed);
      if (!reason.isEmpty() && !reasons.contains(reason) && reasons.size() < MOST) {
        reasons.add(reason);
      }
    }
    return reasons;
  }

  private String sentence(PartValue part, Candidate candidate, String seed) {
    String name = part.name();
    String kind = name.substring(name.indexOf('.') + 1);
    return switch (kind) {
      case "co_view" -> together(name, seed, "看了%s的人也看了", "Viewed by people who viewed %s");
      case "co_cart" -> together(name, seed, "常和%s一起加入购物车", "Often put into the cart with %s");
      case "co_buy" -> together(name, seed, "常和%s一起买", "Often bought with %s");
      case "view_buy" -> together(name, seed, "看过%s的人最后买了", "Bought by people who viewed %s");
      case "learned" -> together(name, seed, "喜欢%s的人也喜欢", "Liked by people who like %s");
      case "content" -> content(part, candidate);
      case "price" -> personal(name) ? say("价格和你看过的相近", "Priced like what you viewed") : "";
      case "popularity" -> part.value() < POPULAR ? "" : say("大家都在看", "Popular now");
      case "lately" -> part.value() < RISING ? "" : say("最近热起来", "Trending now");
      case "region" -> part.value() < RISING ? "" : say("你所在地区正热", "Trending in your region");
      case "freshness" -> part.value() < YOUNG ? "" : say("新品", "New");
      default -> "";
    };
  }

  private static boolean personal(String partName) {
    return partName.startsWith("personal.");
  }

  private String together(String name, String seed, String zh, String en) {
    String it = personal(name) ? say("你看过的商品", "what you viewed") : say("它", "this");
    return String.format(say(zh, en), seed.isEmpty() ? it : quote(shorten(seed)));
  }

  private String content(PartValue part, Candidate candidate) {
    Wholes wholes = Wholes.in(candidate.product());
    List<String> terms = wholes.of(part.matched(), TERMS).stream().map(this::quote).toList();
    if (terms.isEmpty()) {
      return "";
    }
    return personal(part.name())
        ? say("你最近看过", "Like what you viewed: ") + String.join(say("", ", "), terms)
        : say("同为", "Also ") + String.join(say("", ", "), terms);
  }

  private String quote(String text) {
    return "“" + text + "”";
  }

  private static String shorten(String title) {
    return title.codePointCount(0, title.length()) <= TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, TITLE)) + "…";
  }

  private String say(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }
}
