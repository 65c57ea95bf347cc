package io.zhiyin.learn;

import java.util.Arrays;
import java.util.List;

/**
 * A setting of a method that may be tuned.
 *
 * @param standard what is used without tuning; one of the choices
 * @param choices worth trying, ascending
 * @param needs without which it changes nothing
 */
public record Setting(String name, double standard, List<Double> choices, Needs needs) {
  /** What data must have for a setting to tell. */
  public enum Needs {
    NOTHING,
    /** Histories whose order means something. */
    ORDER,
    /** Events of different weights. */
    WEIGHTS
  }

  public Setting {
    choices = List.copyOf(choices);
    if (!choices.contains(standard)) {
      throw new IllegalArgumentException(
          name + " must have its standard " + standard + " among its choices, got " + choices);
    }
  }

  public static Setting of(String name, double standard, double... choices) {
    return of(name, standard, choices, Needs.NOTHING);
  }

  /** One that changes nothing where the order of histories means nothing. */
  public static Setting ofOrder(String name, double standard, double... choices) {
    return of(name, standard, choices, Needs.ORDER);
  }

  /** One that changes nothing where all events weigh the same. */
  public static Setting ofWeights(String name, double standard, double... choices) {
    return of(name, standard, choices, Needs.WEIGHTS);
  }

  private static Setting of(String name, double standard, double[] choices, Needs needs) {
    return new Setting(name, standard, Arrays.stream(choices).boxed().toList(), needs);
  }

  /** The same by another name. */
  public Setting named(String other) {
    return new Setting(other, standard, choices, needs);
  }

  /** Whether another choice may change what is fitted on the data. */
  public boolean tells(Training training) {
    return switch (needs) {
      case NOTHING -> true;
      case ORDER -> training.ordered();
      case WEIGHTS -> training.interactions().weighted();
    };
  }
}
