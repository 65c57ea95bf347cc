package io.zhiyin.admin.models;

import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntLinkedOpenHashMap;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a model is fitted on.
 *
 * @param items product ids, ascending, by number
 */
public record Lesson(Training training, List<String> items, Manifest.Window window, String hash) {
  /** Interactions of one shopper that are looked at: the newest; more are no human's. */
  private static final int LONGEST = 500;

  /** Takes what shoppers did, in log order. */
  static final class Notes {
    private final Object2IntLinkedOpenHashMap<String> shoppers = numbered();
    private final Object2IntLinkedOpenHashMap<String> items = numbered();
    private final IntArrayList who = new IntArrayList();
    private final IntArrayList what = new IntArrayList();
    private final LongArrayList when = new LongArrayList();
    private final IntArrayList kind = new IntArrayList();

    private static Object2IntLinkedOpenHashMap<String> numbered() {
      Object2IntLinkedOpenHashMap<String> map = new Object2IntLinkedOpenHashMap<>();
      map.defaultReturnValue(-1);
      return map;
    }

    private static int number(Object2IntLinkedOpenHashMap<String> names, String name) {
      int known = names.getInt(name);
      if (known >= 0) {
        return known;
      }
      names.put(name, names.size());
      return names.size() - 1;
    }

    void add(String shopper, String item, long time, int type) {
      who.add(number(shoppers, shopper));
      what.add(number(items, item));
      when.add(time);
      kind.add(type);
    }

    int size() {
      return who.size();
    }

    /**
     * All notes of the last {@code seconds} before the latest.
     *
     * @param sequence up to which the log was read
     */
    Lesson lesson(long seconds, long sequence, long seed, float[] weights) {
      String[] names = items.keySet().toArray(new String[0]);
      String[] sorted = names.clone();
      Arrays.sort(sorted);
      int[] place = new int[names.length];
      for (int i = 0; i < names.length; i++) {
        place[i] = Arrays.binarySearch(sorted, names[i]);
      }
      long until = when.longStream().max().orElse(0);
      Interactions.Builder builder = new Interactions.Builder();
      for (int at = 0; at < who.size(); at++) {
        if (when.getLong(at) >= until - seconds) {
          byte type = (byte) kind.getInt(at);
          builder.add(
              who.getInt(at), place[what.getInt(at)], when.getLong(at), weights[type], type);
        }
      }
      Interactions all = shortened(builder.build(shoppers.size(), names.length));
      Training training = new Training(all, Training.Asked.NEXT, false, seed);
      return new Lesson(training, List.of(sorted), window(all, sequence), hash(all, sorted));
    }
  }

  private static Interactions shortened(Interactions all) {
    boolean[] kept = new boolean[all.size()];
    for (int user = 0; user < all.users(); user++) {
      Arrays.fill(kept, Math.max(all.start(user), all.end(user) - LONGEST), all.end(user), true);
    }
    return all.only(kept);
  }

  private static Manifest.Window window(Interactions all, long sequence) {
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    int shoppers = 0;
    boolean[] met = new boolean[all.items()];
    for (int user = 0; user < all.users(); user++) {
      shoppers += all.end(user) > all.start(user) ? 1 : 0;
      for (int at = all.start(user); at < all.end(user); at++) {
        from = Math.min(from, all.time(at));
        until = Math.max(until, all.time(at));
        met[all.item(at)] = true;
      }
    }
    int items = 0;
    for (boolean its : met) {
      items += its ? 1 : 0;
    }
    return new Manifest.Window(
        all.size() == 0 ? "" : Instant.ofEpochSecond(from).toString(),
        all.size() == 0 ? "" : Instant.ofEpochSecond(until).toString(),
        sequence,
        all.size(),
        shoppers,
        items);
  }

  /** Of who had what, how and when, shoppers being numbers only. */
  private static String hash(Interactions all, String[] names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        digest.update((name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      ByteBuffer row = ByteBuffer.allocate(17);
      for (int user = 0; user < all.users(); user++) {
        for (int at = all.start(user); at < all.end(user); at++) {
          row.clear().putInt(user).putInt(all.item(at)).putLong(all.time(at)).put(all.kind(at));
          digest.update(row.array());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
