package io.zhiyin.demo.people;

/**
 * How much more or less a leaf is wanted as the sixty days go by, from 13 September to 11 November:
 * warm to cold, the national holiday at the start of October with the mid-autumn festival in it,
 * and the sales of Double Eleven at the end.
 */
enum Season {
  ALWAYS(""),
  SUMMER("夏"),
  WINTER("冬"),
  HOLIDAY("国庆"),
  MOON("中秋");

  static final int DAYS = 60;

  private static final int HOLIDAY_SHOPPING = 8;
  private static final int HOLIDAY_END = 25;
  private static final int MOON_FESTIVAL = 23;
  private static final int SALES = 54;

  private final String name;

  Season(String name) {
    this.name = name;
  }

  /** By its name in the vocabulary. */
  static Season of(String name) {
    for (Season season : values()) {
      if (season.name.equals(name)) {
        return season;
      }
    }
    throw new IllegalArgumentException("season must be one of 夏 冬 国庆 中秋, got " + name);
  }

  /** The factor on a day from 0 to 59, > 0. */
  double at(int day) {
    double passed = day / (double) DAYS;
    return switch (this) {
      case ALWAYS -> 1;
      case SUMMER -> 1.6 - 1.3 * passed;
      case WINTER -> 0.3 + 1.7 * passed;
      case HOLIDAY -> day >= HOLIDAY_SHOPPING && day < HOLIDAY_END ? 2.2 : 0.9;
      case MOON -> day >= HOLIDAY_SHOPPING && day <= MOON_FESTIVAL ? 4 : 0.05;
    };
  }

  /** How busy the whole shop is on a day. */
  static double bustle(int day) {
    return day >= SALES ? 1 + 0.25 * (day - SALES) : 1;
  }

  /** How readily shoppers buy on a day. */
  static double readiness(int day) {
    return day >= SALES ? 1.4 : 1;
  }
}
