package io.zhiyin.demo.people;

import io.zhiyin.demo.goods.Catalogue;
import io.zhiyin.demo.goods.Dice;
import io.zhiyin.demo.goods.Goods;
import io.zhiyin.demo.goods.Leaf;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One visit: looks for one thing, compares a few of its kind, perhaps takes one, looks for what
 * goes with it, perhaps buys.
 */
final class Trip {
  /** How a visitor is known. */
  enum Sign {
    APP,
    WEB,
    LATE
  }

  private static final int COMPARED = 6;
  private static final int SHOWN = 6;
  private static final int MOST_STEPS = 40;
  private static final double FITTING = 200;
  private static final double SAME_BRAND = 4;

  private final Catalogue catalogue;
  private final Diary diary;
  private final Dice dice;
  private final Person person;
  private final String session;
  private final Sign sign;
  private final List<Goods> basket = new ArrayList<>();
  private Instant now;
  private int steps;

  Trip(Catalogue catalogue, Diary diary, Dice dice, Call call) {
    this.catalogue = catalogue;
    this.diary = diary;
    this.dice = dice;
    this.person = call.person();
    this.session = call.session();
    this.now = call.start();
    this.sign = dice.pick(List.of(Sign.APP, Sign.WEB, Sign.WEB, Sign.WEB, Sign.LATE));
  }

  /** Who comes, under which session's name, and when. */
  record Call(Person person, String session, Instant start) {}

  /**
   * Goes through with it.
   *
   * @param owned what the person bought last in each leaf; is kept up to date
   * @param readiness to buy, 1 on an ordinary day
   */
  void make(Leaf leaf, Map<String, Goods> owned, double readiness) {
    look(leaf, owned, COMPARED);
    if (!basket.isEmpty() && dice.chance(Math.min(0.95, 0.75 * readiness))) {
      if (dice.chance(0.5)) {
        basket.forEach(goods -> diary.with(moment(), EventType.BEGIN_CHECKOUT, goods));
      }
      diary.bought(moment(), basket);
      basket.forEach(goods -> owned.put(goods.leaf().name(), goods));
      afterwards();
    }
  }

  private void look(Leaf leaf, Map<String, Goods> owned, int most) {
    String kind = dice.pick(leaf.kinds());
    if (dice.chance(0.5)) {
      diary.search(moment(), words(leaf, kind));
    }
    List<Goods> seen = view(leaf, kind, owned, most);
    if (dice.chance(basket.isEmpty() ? 0.5 : 0.75)) {
      Goods taken = dice.pick(seen, person::liking);
      diary.with(moment(), EventType.ADD_TO_CART, taken);
      basket.add(taken);
      if (dice.chance(0.06)) {
        diary.with(moment(), EventType.REMOVE_FROM_CART, taken);
        basket.remove(taken);
      }
    } else if (dice.chance(0.08)) {
      diary.with(moment(), EventType.ADD_TO_WISHLIST, dice.pick(seen));
    }
    complements(leaf, seen, owned);
  }

  private List<Goods> view(Leaf leaf, String kind, Map<String, Goods> owned, int most) {
    List<Goods> ranked =
        dice.draw(catalogue.of(leaf.name()), SHOWN + most, g -> suits(g, kind, owned));
    boolean listed = dice.chance(0.2);
    if (listed) {
      diary.shown(moment(), ranked.subList(0, Math.min(SHOWN, ranked.size())));
    }
    int count = 1;
    while (count < Math.min(most, ranked.size()) && dice.chance(most == COMPARED ? 0.78 : 0.4)) {
      count++;
    }
    List<Goods> seen = ranked.subList(0, count);
    for (Goods goods : seen) {
      if (listed) {
        diary.with(moment(), EventType.SELECT_ITEM, goods);
      }
      diary.with(moment(), EventType.VIEW_ITEM, goods);
    }
    return seen;
  }

  /** What is bought again is the same mostly; what fits something must fit what one has. */
  private double suits(Goods goods, String kind, Map<String, Goods> owned) {
    double liking = person.liking(goods) * (goods.kind().equals(kind) ? 3 : 1);
    Goods before = owned.get(goods.leaf().name());
    if (before != null && before.id().equals(goods.id())) {
      liking *= goods.leaf().habits().again() ? 12 : 0.1;
    }
    return liking * matching(goods) * (fits(goods, owned) ? FITTING : 1);
  }

  /** What goes with a thing is sooner taken from the same brand. */
  private double matching(Goods goods) {
    return basket.stream().anyMatch(other -> other.brand().equals(goods.brand())) ? SAME_BRAND : 1;
  }

  private static boolean fits(Goods goods, Map<String, Goods> owned) {
    Goods main = owned.get(goods.leaf().habits().fits());
    return main != null && main.id().equals(goods.fits());
  }

  private void complements(Leaf leaf, List<Goods> seen, Map<String, Goods> owned) {
    boolean wants = !basket.isEmpty();
    double eagerness = wants ? 0.65 : 0.12;
    for (String name : leaf.habits().complements()) {
      if (steps < MOST_STEPS && dice.chance(eagerness)) {
        Goods main = wants ? basket.getLast() : seen.getLast();
        Map<String, Goods> having = new LinkedHashMap<>(owned);
        having.put(leaf.name(), main);
        look(catalogue.leaf(name), having, 2);
        eagerness *= 0.8;
      }
    }
  }

  private String words(Leaf leaf, String kind) {
    return switch (dice.whole(0, 3)) {
      case 0 -> leaf.name();
      case 1 -> dice.pick(catalogue.of(leaf.name()), person::liking).brand() + kind;
      default -> kind;
    };
  }

  private void afterwards() {
    for (Goods goods : basket) {
      now = now.plusSeconds(3L * 24 * 3600);
      if (dice.chance(0.12)) {
        diary.rated(moment(), goods, dice.pick(List.of(5, 5, 5, 4, 4, 3, 2, 1)));
      } else if (dice.chance(0.03)) {
        diary.with(moment(), EventType.REFUND, goods);
      }
    }
  }

  private Diary.Moment moment() {
    now = now.plusSeconds(dice.whole(5, 90));
    return new Diary.Moment(shopper(steps++), session, now);
  }

  private Shopper shopper(int step) {
    return switch (sign) {
      case APP -> person.user().isEmpty() ? known("") : new Shopper(person.user(), "");
      case WEB -> known(person.user());
      case LATE -> known(step < 4 ? "" : person.user());
    };
  }

  private Shopper known(String user) {
    return new Shopper(user, person.client());
  }
}
