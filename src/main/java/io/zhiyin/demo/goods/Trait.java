package io.zhiyin.demo.goods;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An attribute that products of a kind have, with the values it may take.
 *
 * <p>A value is written {@code 512GB*1.4} where it makes the product dearer by that factor, and a
 * range of numbers {@code 1.2..6.5}, drawn evenly with as many decimals as its lower end shows.
 */
record Trait(String name, List<String> written) {
  private static final String RANGE = "..";

  Trait {
    written = List.copyOf(written);
  }

  /**
   * @param text as titles show it
   * @param number present for numbers of a range
   * @param factor on the price, > 0
   */
  record Value(String text, OptionalDouble number, double factor) {}

  Value draw(Dice dice) {
    return value(dice.pick(written), dice);
  }

  /** Values to choose from, for variants; a range has none. */
  List<Value> choices() {
    List<Value> choices = new ArrayList<>();
    for (String each : written) {
      if (!each.contains(RANGE)) {
        choices.add(choice(each));
      }
    }
    return choices;
  }

  private static Value value(String written, Dice dice) {
    int dots = written.indexOf(RANGE);
    if (dots < 0) {
      return choice(written);
    }
    String low = written.substring(0, dots);
    int decimals = low.indexOf('.') < 0 ? 0 : low.length() - low.indexOf('.') - 1;
    double scale = StrictMath.pow(10, decimals);
    double high = Double.parseDouble(written.substring(dots + RANGE.length()));
    double number = Math.rint(dice.between(Double.parseDouble(low), high) * scale) / scale;
    String text = decimals == 0 ? Long.toString((long) number) : Double.toString(number);
    return new Value(text, OptionalDouble.of(number), 1);
  }

  private static Value choice(String written) {
    int star = written.lastIndexOf('*');
    return star < 0
        ? new Value(written, OptionalDouble.empty(), 1)
        : new Value(
            written.substring(0, star),
            OptionalDouble.empty(),
            Double.parseDouble(written.substring(star + 1)));
  }
}
