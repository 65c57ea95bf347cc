package io.zhiyin.learn.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which group, such as a category, each item is of; groups are numbers from 0. */
public final class ItemGroups {
  private final int[] groups;
  private final int count;

  private ItemGroups(int[] groups, int count) {
    this.groups = groups;
    this.count = count;
  }

  /** By the groups' names, item by item; all without a name are of one group. */
  public static ItemGroups of(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] groups = new int[names.size()];
    Arrays.setAll(groups, item -> number(numbers, names.get(item)));
    return new ItemGroups(groups, numbers.size());
  }

  private static int number(Map<String, Integer> numbers, String name) {
    int next = numbers.size();
    return numbers.computeIfAbsent(name, _ -> next);
  }

  public int of(int item) {
    return groups[item];
  }

  public int count() {
    return count;
  }
}
