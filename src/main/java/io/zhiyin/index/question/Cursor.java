package io.zhiyin.index.question;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a list goes on, for clients an opaque text: a place in the order, and the products shown
 * since then.
 *
 * <p>A place alone would show a product twice when a write moves it down between two pages. So the
 * list goes on from a place before the shown products and leaves those out by the hashes of their
 * ids: no product comes twice, and none that nobody wrote to is passed over, although scores move a
 * little with every write. Beyond {@value #MEMORY} products the place moves up and the oldest
 * hashes are forgotten: a product that was shown before them and then fell by so much comes again.
 * Two ids share a hash once in 2^32 pairs; the second one is then left out.
 *
 * @param mark what tells the question from others, as its asker says
 */
public record Cursor(int mark, Optional<Place> place, List<Integer> shown) {
  /** Hashes kept, 4 bytes each. */
  public static final int MEMORY = 512;

  public static final Cursor START = new Cursor(0, Optional.empty(), List.of());
  private static final int VERSION = 1;
  private static final int LONGEST = 8_192;

  /**
   * A product's place.
   *
   * @param key the order's value as the adapter keeps it
   */
  public record Place(long key, String id) {}

  public Cursor {
    shown = List.copyOf(shown);
  }

  /** The first page of a question. */
  public static Cursor of(int mark) {
    return new Cursor(mark, Optional.empty(), List.of());
  }

  /**
   * Where the page after this one begins.
   *
   * @param before the place of the product before the page, where products were passed over
   * @param page the places of the page's products, in order
   */
  public Cursor onward(Optional<Place> before, List<Place> page) {
    List<Integer> all = new ArrayList<>(shown);
    page.forEach(place -> all.add(hash(place.id())));
    return all.size() <= MEMORY
        ? new Cursor(mark, before.or(() -> place), all)
        : new Cursor(
            mark, Optional.of(page.getFirst()), all.subList(all.size() - MEMORY, all.size()));
  }

  /** FNV-1a (Fowler, Noll, Vo), mixed as MurmurHash3 (Appleby) ends. */
  public static int hash(String text) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  /** The text that {@link #parse} reads; letters, digits, {@code -} and {@code _}. */
  public String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(mark);
      out.writeBoolean(place.isPresent());
      if (place.isPresent()) {
        out.writeLong(place.get().key());
        out.writeUTF(place.get().id());
      }
      out.writeShort(shown.size());
      for (int hash : shown) {
        out.writeInt(hash);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /** Empty when the text was not written by {@link #text}. */
  public static Optional<Cursor> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      int mark = in.readInt();
      Optional<Place> place =
          in.readBoolean() ? Optional.of(new Place(in.readLong(), in.readUTF())) : Optional.empty();
      int size = in.readUnsignedShort();
      List<Integer> shown = new ArrayList<>();
      for (int i = 0; i < Math.min(size, MEMORY); i++) {
        shown.add(in.readInt());
      }
      return size <= MEMORY && in.read() < 0
          ? Optional.of(new Cursor(mark, place, shown))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
