package io.zhiyin.demo.people;

import io.zhiyin.demo.goods.Catalogue;
import io.zhiyin.demo.goods.Dice;
import io.zhiyin.demo.goods.Goods;
import io.zhiyin.demo.goods.Leaf;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sixty days in the shop: everybody's visits, an evening on which one product went viral, a
 * crawler.
 */
public final class Story {
  /** Visits begin at these hours in China, evenings most. */
  private static final List<Integer> HOURS =
      List.of(
          0, 7, 8, 9, 10, 11, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20, 20, 21, 21, 21, 22,
          22);

  private static final double SERVED = 0.25;
  private static final int VIRAL_DAY = 37;
  private static final int CRAWL_DAY = 18;

  private final Catalogue catalogue;
  private final long seed;
  private final Instant start;
  private final Diary diary = new Diary();

  private Story(Catalogue catalogue, long seed, Instant end) {
    this.catalogue = catalogue;
    this.seed = seed;
    this.start = end.minus(Duration.ofDays(Season.DAYS));
  }

  /**
   * The events, by time, all before {@code end}.
   *
   * @param end midnight in China after the last day
   */
  public static List<Event> tell(Catalogue catalogue, long seed, Instant end) {
    Story story = new Story(catalogue, seed, end);
    Crowd crowd = new Crowd(catalogue, seed);
    crowd.shoppers().forEach(story::live);
    crowd.anonymous().forEach(story::live);
    story.goViral();
    story.crawl();
    return story.diary.inOrder().stream().filter(event -> event.time().isBefore(end)).toList();
  }

  private void live(Person person) {
    Dice dice = new Dice(seed, "life of " + person.name());
    Map<String, Goods> owned = new LinkedHashMap<>();
    int number = 0;
    for (int day : days(person, dice)) {
      Leaf leaf = dice.pick(leaves(person), its -> wish(person, its, day, owned));
      String session = String.format(Locale.ROOT, "%s-%d", person.name(), ++number);
      Instant at = start.plus(Duration.ofDays(day)).plus(timeOfDay(dice));
      new Trip(catalogue, diary, dice, new Trip.Call(person, session, at))
          .make(leaf, owned, Season.readiness(day));
    }
  }

  private static Duration timeOfDay(Dice dice) {
    return Duration.ofHours(dice.pick(HOURS)).plusSeconds(dice.whole(0, 3_599));
  }

  /** Days of visits in order, busy days more often; the same day may come twice. */
  private static List<Integer> days(Person person, Dice dice) {
    List<Integer> all = new ArrayList<>();
    for (int day = 0; day < Season.DAYS; day++) {
      all.add(day);
    }
    List<Integer> days = new ArrayList<>();
    for (int i = 0; i < person.sessions(); i++) {
      days.add(dice.pick(all, day -> Season.bustle(day)));
    }
    Collections.sort(days);
    return days;
  }

  private List<Leaf> leaves(Person person) {
    return person.leaves().keySet().stream().map(catalogue::leaf).toList();
  }

  /** What lasts is not soon wanted again once it is bought. */
  private static double wish(Person person, Leaf leaf, int day, Map<String, Goods> owned) {
    boolean served = owned.containsKey(leaf.name()) && !leaf.habits().again();
    return person.leaves().getOrDefault(leaf.name(), 0.0)
        * Season.of(leaf.habits().season()).at(day)
        * (served ? SERVED : 1);
  }

  /** Someone famous showed a product, and for an evening strangers came to look at it alone. */
  private void goViral() {
    Dice dice = new Dice(seed, "viral");
    Goods goods = dice.pick(catalogue.all());
    Instant evening = start.plus(Duration.ofDays(VIRAL_DAY)).plus(Duration.ofHours(20));
    for (int i = 1; i <= 60; i++) {
      String client = String.format(Locale.ROOT, "live-%03d", i);
      Instant at = evening.plusSeconds(dice.whole(0, 7_200));
      diary.with(
          new Diary.Moment(new Shopper("", client), client + "-1", at), EventType.VIEW_ITEM, goods);
    }
  }

  /** A crawler walks through a part of the catalogue, a page every two seconds. */
  private void crawl() {
    Instant at = start.plus(Duration.ofDays(CRAWL_DAY)).plus(Duration.ofHours(3));
    Shopper crawler = new Shopper("", "crawler-1");
    List<Goods> all = catalogue.all();
    for (Goods goods : all.subList(all.size() / 2, Math.min(all.size(), all.size() / 2 + 200))) {
      at = at.plusSeconds(2);
      diary.with(new Diary.Moment(crawler, "crawl-1", at), EventType.VIEW_ITEM, goods);
    }
  }
}
