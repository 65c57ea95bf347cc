package io.zhiyin.search.understand;

import io.zhiyin.rank.Weights;
import java.util.Locale;

/** Which currency a sign or word of money means. */
final class Money {
  private Money() {}

  /**
   * As ISO 4217 calls it; empty for a price without sign and word.
   *
   * @param written a sign or word that {@link Price} reads
   * @param shared what those mean that several currencies share
   */
  static String currency(String written, Weights.Money shared) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "" -> "";
      case "rmb", "人民币", "cny" -> "CNY";
      case "us$", "usd", "美元" -> "USD";
      case "hk$", "hkd", "港元", "港币" -> "HKD";
      case "jpy", "日元" -> "JPY";
      case "€", "eur", "euro", "euros", "欧元" -> "EUR";
      case "£", "gbp", "英镑" -> "GBP";
      case "$", "dollar", "dollars", "bucks", "刀" -> shared.dollar();
      default -> shared.yuan();
    };
  }
}
