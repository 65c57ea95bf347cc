package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Going through a list page by page. */
public abstract class CursorContract extends ProductIndexContract {
  protected CursorContract(Adapter adapter) {
    super(adapter);
  }

  private static Item item(Random random, int number) {
    Item item = Item.of("p" + number, "灯".repeat(1 + random.nextInt(3)) + " 台灯 " + number % 7);
    if (random.nextInt(5) > 0) {
      item.with("price", random.nextInt(20)).with("sales", random.nextInt(20));
    }
    return random.nextInt(5) > 0
        ? item.with(
            "created_at", Instant.ofEpochSecond(1_700_000_000L + random.nextInt(9)).toString())
        : item;
  }

  private static Question question(Question.Order order, int from, int size, Cursor after) {
    return new Question(
        List.of(words("台灯")),
        Filter.all(),
        Set.of(),
        order,
        from,
        size,
        10_000,
        false,
        new Question.Extras(List.of(), 1, false, false, false, after, Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource
  void pagesContinueEachOther(Question.Order order) {
    Random random = new Random(7);
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      items.add(item(random, i));
    }
    show(index, items);
    List<String> whole = ids(index.find(question(order, 0, 1_500, Cursor.START)));
    assertEquals(1_500, whole.size());
    int from = random.nextInt(3) * 10;
    List<String> paged = new ArrayList<>(whole.subList(0, from));
    Optional<Cursor> next = Optional.of(Cursor.of(5));
    while (next.isPresent()) {
      Cursor cursor = Cursor.parse(next.get().text()).orElseThrow();
      assertEquals(next.get(), cursor);
      boolean first = paged.size() == from;
      Page page = index.find(question(order, first ? from : 0, 70, cursor));
      if (first && from > 0) {
        assertEquals(whole.subList(from, from + 70), ids(page));
      }
      paged.addAll(ids(page));
      next = page.next();
      assertTrue(next.isEmpty() || page.candidates().size() == 70);
    }
    assertEquals(whole, paged);
  }

  @ParameterizedTest
  @EnumSource
  void noProductComesTwiceAndNoneStandingIsPassedOverWhateverIsWritten(Question.Order order) {
    Random random = new Random(11);
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      items.add(item(random, i));
    }
    show(index, items);
    Set<String> written = new HashSet<>();
    List<String> paged = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page page = index.find(question(order, 0, 20, next.get()));
      paged.addAll(ids(page));
      next = page.next();
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        int changed = random.nextInt(400);
        written.add("p" + changed);
        changes.add(
            random.nextInt(4) == 0 ? new Change.Delete("p" + changed) : put(item(random, changed)));
      }
      show(index, changes.toArray(Change[]::new));
    }
    assertEquals(paged.size(), new HashSet<>(paged).size(), "a product came twice");
    Set<String> missed = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      missed.add("p" + i);
    }
    missed.removeAll(written);
    paged.forEach(missed::remove);
    assertEquals(Set.of(), missed);
  }

  @Test
  void whatIsNoCursorIsRefused() {
    String text = Cursor.of(3).onward(Optional.empty(), List.of(new Cursor.Place(1, "商品"))).text();
    assertTrue(Cursor.parse(text).isPresent());
    for (String bad : List.of("", "x", "🙂", text.substring(1), text + "AAAA", "A".repeat(9_000))) {
      assertEquals(Optional.empty(), Cursor.parse(bad), bad);
    }
  }
}
