package io.zhiyin.signals.count;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers product ids from 0 in the order in which they were first met; numbers are never given
 * back.
 */
public final class Ordinals {
  /** What {@link #find} answers for an id without a number. */
  public static final int NONE = -1;

  private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
  private final List<String> ids = new ArrayList<>();

  public Ordinals() {
    numbers.defaultReturnValue(NONE);
  }

  public int find(String id) {
    return numbers.getInt(id);
  }

  public int of(String id) {
    int known = numbers.getInt(id);
    if (known != NONE) {
      return known;
    }
    numbers.put(id, ids.size());
    ids.add(id);
    return ids.size() - 1;
  }

  public String id(int ordinal) {
    return ids.get(ordinal);
  }

  public int size() {
    return ids.size();
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(ids.size());
    for (String id : ids) {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      of(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
