package io.zhiyin.learn;

import java.util.Arrays;
import java.util.List;

/**
 * A setting of a method that may be tuned.
 *
 * @param standard what is used without tuning; one of the choices
 * @param choices worth trying, ascending
 * @param ofOrder not looked at when the order of histories means nothing
 */
public record Setting(String name, double standard, List<Double> choices, boolean ofOrder) {
  public Setting {
    choices = List.copyOf(choices);
    if (!choices.contains(standard)) {
      throw new IllegalArgumentException(
          name + " must have its standard " + standard + " among its choices, got " + choices);
    }
  }

  public static Setting of(String name, double standard, double... choices) {
    return new Setting(name, standard, Arrays.stream(choices).boxed().toList(), false);
  }

  /** One that is not looked at when the order of histories means nothing. */
  public static Setting ofOrder(String name, double standard, double... choices) {
    return new Setting(name, standard, Arrays.stream(choices).boxed().toList(), true);
  }
}
