package io.zhiyin.learn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a method by name, all of them numbers; two are equal when all settings are.
 *
 * @param values sorted by name
 */
public record Params(Map<String, Double> values) {
  public static final Params NONE = new Params(Map.of());

  public Params {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The setting, which must be there. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no setting " + name + " among " + values.keySet());
    }
    return value;
  }

  public int whole(String name) {
    return (int) Math.round(get(name));
  }

  public Params with(String name, double value) {
    Map<String, Double> all = new TreeMap<>(values);
    all.put(name, value);
    return new Params(all);
  }

  /** For reports: whole numbers without a fraction. */
  public Map<String, Object> readable() {
    Map<String, Object> all = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        all.put(name, value.longValue());
      } else {
        all.put(name, value);
      }
    });
    return all;
  }
}
