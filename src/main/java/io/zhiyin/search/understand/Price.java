package io.zhiyin.search.understand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price phrase of a query: {@code 500元以下}, {@code 100到200块的}, {@code 两千元左右}, {@code under $50},
 * {@code $10-$20}.
 *
 * <p>{@code firm} when it is a bound written with a unit of money; {@code 500以下} may as well speak
 * of grams or pages and {@code 200元左右} leaves room, so they are not. Amounts: digits with 千, 万 or
 * k, or Chinese numerals up to 万. 左右 and "around" are read as {@value #AROUND} of the amount either
 * way. Nothing is converted: {@link Money} says which currency is meant.
 *
 * @param start first UTF-16 unit in the query
 * @param end one past the last
 * @param money the sign or word of money as written, the first of two; empty when there is none
 */
record Price(
    int start, int end, OptionalDouble from, OptionalDouble to, boolean firm, String money) {
  private static final double AROUND = 0.2;

  private static final String AMOUNT = "(\\d{1,8}(?:\\.\\d{1,2})?[千万kKwW]?|[一二两三四五六七八九十百千万]{1,7})";
  private static final String UNIT =
      "(元|块钱|块|圆|rmb|人民币|cny|yuan|usd|dollars?|bucks|美元|刀|hkd|港元|港币|jpy|日元|eur|euros?|欧元|gbp|英镑)?";
  private static final String SIGN = "((?:us|hk)\\$|[¥￥$€£])?";
  private static final String MONEY = SIGN + "\\s*" + AMOUNT + "\\s*" + UNIT;
  private static final String START = "(?<![\\p{L}\\p{N}.])";
  private static final String HAN_START = "(?<![a-z0-9.])";
  private static final String REST = "(?:的(?!\\p{IsLatin}))?";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:between\\s+|from\\s+)?"
              + HAN_START
              + MONEY
              + "\\s*(?:[-~～—–到至]|\\bto\\b|\\band\\b)\\s*"
              + MONEY
              + "(?:之间|左右)?"
              + REST
              + "(?![a-z0-9])",
          FLAGS);
  private static final Pattern BOUND_AFTER =
      Pattern.compile(
          HAN_START + MONEY + "\\s*(?:(以下|以内|之内|之下|内|封顶)|(以上|之上|起|往上)|(左右|上下))" + REST, FLAGS);
  private static final Pattern BOUND_BEFORE =
      Pattern.compile(
          "(?:(不超过|不高于|低于|少于|不到|小于|"
              + START
              + "(?:under|below|less than|up to|cheaper than|max|at most))|(不低于|高于|大于|超过|"
              + START
              + "(?:over|above|more than|at least))|("
              + START
              + "(?:around|about)))\\s*"
              + MONEY
              + REST
              + "(?![a-z0-9.])",
          FLAGS);

  private static final Map<Character, Integer> DIGITS =
      Map.of('一', 1, '二', 2, '两', 2, '三', 3, '四', 4, '五', 5, '六', 6, '七', 7, '八', 8, '九', 9);

  /** The first price phrase. */
  static Optional<Price> in(String query) {
    return between(query).or(() -> after(query)).or(() -> before(query));
  }

  /** Whether it says only how much at most, at least, or both. */
  private static Price of(
      MatchResult at, OptionalDouble from, OptionalDouble to, boolean firm, String money) {
    return new Price(at.start(), at.end(), from, to, firm, money);
  }

  private static Optional<Price> between(String query) {
    Matcher at = BETWEEN.matcher(query);
    while (at.find()) {
      String money = money(at, 1, 3, 4, 6);
      OptionalDouble from = amount(at.group(2));
      OptionalDouble to = amount(at.group(5));
      if (!money.isEmpty()
          && from.isPresent()
          && to.isPresent()
          && from.getAsDouble() <= to.getAsDouble()) {
        return Optional.of(of(at, from, to, true, money));
      }
    }
    return Optional.empty();
  }

  private static Optional<Price> after(String query) {
    Matcher at = BOUND_AFTER.matcher(query);
    while (at.find()) {
      OptionalDouble amount = amount(at.group(2));
      String money = money(at, 1, 3);
      if (amount.isPresent()) {
        return Optional.of(bounded(at, amount.getAsDouble(), given(at, 4), given(at, 5), money));
      }
    }
    return Optional.empty();
  }

  private static Optional<Price> before(String query) {
    Matcher at = BOUND_BEFORE.matcher(query);
    while (at.find()) {
      OptionalDouble amount = amount(at.group(5));
      String money = money(at, 4, 6);
      boolean chinese = Character.isIdeographic(at.group().codePointAt(0));
      if (amount.isPresent() && (!money.isEmpty() || chinese)) {
        return Optional.of(bounded(at, amount.getAsDouble(), given(at, 1), given(at, 2), money));
      }
    }
    return Optional.empty();
  }

  private static Price bounded(
      MatchResult at, double amount, boolean below, boolean above, String money) {
    boolean firm = !money.isEmpty();
    if (below) {
      return of(at, OptionalDouble.empty(), OptionalDouble.of(amount), firm, money);
    }
    return above
        ? of(at, OptionalDouble.of(amount), OptionalDouble.empty(), firm, money)
        : of(
            at,
            OptionalDouble.of(amount * (1 - AROUND)),
            OptionalDouble.of(amount * (1 + AROUND)),
            false,
            money);
  }

  /** The first of some groups that was given. */
  private static String money(MatchResult at, int... groups) {
    return Arrays.stream(groups)
        .filter(group -> given(at, group))
        .mapToObj(at::group)
        .findFirst()
        .orElse("");
  }

  private static boolean given(MatchResult at, int group) {
    return at.group(group) != null;
  }

  private static OptionalDouble amount(String written) {
    char last = Character.toLowerCase(written.charAt(written.length() - 1));
    if (!Character.isDigit(written.charAt(0))) {
      return chinese(written);
    }
    double unit = last == '千' || last == 'k' ? 1_000 : last == '万' || last == 'w' ? 10_000 : 1;
    String digits = unit == 1 ? written : written.substring(0, written.length() - 1);
    return OptionalDouble.of(Double.parseDouble(digits) * unit);
  }

  /** A Chinese numeral; empty when it is a lone digit, which is no price, or makes no sense. */
  private static OptionalDouble chinese(String written) {
    double sum = 0;
    double digit = 0;
    List<Double> scales = new ArrayList<>();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      double scale = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1_000 : c == '万' ? 10_000 : 0;
      if (scale == 0) {
        if (digit != 0) {
          return OptionalDouble.empty();
        }
        digit = DIGITS.getOrDefault(c, 0);
      } else {
        if (!scales.isEmpty() && scales.getLast() <= scale) {
          return OptionalDouble.empty();
        }
        scales.add(scale);
        sum += (digit == 0 ? 1 : digit) * scale;
        digit = 0;
      }
    }
    if (scales.isEmpty()) {
      return OptionalDouble.empty();
    }
    // 一百五 is 150.
    return OptionalDouble.of(sum + digit * (scales.getLast() >= 100 ? scales.getLast() / 10 : 1));
  }
}
