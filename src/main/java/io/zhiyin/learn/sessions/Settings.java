package io.zhiyin.learn.sessions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of knobs by name, in the knobs' order.
 *
 * @param values all finite
 */
public record Settings(Map<String, Double> values) {
  public Settings {
    values.forEach((name, value) -> {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite, got " + value);
      }
    });
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Each knob at its usual value. */
  public static Settings usual(List<Knob> knobs) {
    Map<String, Double> values = new LinkedHashMap<>();
    knobs.forEach(knob -> values.put(knob.name(), knob.usual()));
    return new Settings(values);
  }

  /** The same with another value of one knob. */
  public Settings with(String name, double value) {
    Map<String, Double> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Settings(changed);
  }

  /** The value of a knob that was declared. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + name + ", only " + values.keySet());
    }
    return value;
  }

  /** The value as a whole number. */
  public int whole(String name) {
    return (int) Math.round(get(name));
  }
}
