package io.zhiyin.demo.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.demo.goods.Catalogue;
import io.zhiyin.demo.goods.Dice;
import io.zhiyin.demo.goods.Leaf;
import io.zhiyin.demo.goods.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws the shop's shoppers from {@code /demo/people.yaml}: named ones as written, and others each
 * with one main interest, a weaker second one, and a little of what everybody buys.
 */
final class Crowd {
  private static final double SECOND = 0.25;

  private final JsonNode file = Vocabulary.read("people");
  private final Catalogue catalogue;
  private final long seed;

  Crowd(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.seed = seed;
  }

  /** Those who sign in, the named ones first. */
  List<Person> shoppers() {
    List<Person> shoppers = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> named : file.path("named").properties()) {
      names.add(named.getKey());
      shoppers.add(named(named.getKey(), named.getValue()));
    }
    Dice dice = new Dice(seed, "names");
    while (names.size() < file.path("shoppers").asInt()) {
      names.add(name(dice));
    }
    names.stream().skip(shoppers.size()).map(this::shopper).forEach(shoppers::add);
    return shoppers;
  }

  /** Those who never do. */
  List<Person> anonymous() {
    List<Person> people = new ArrayList<>();
    for (int i = 1; i <= file.path("anonymous").asInt(); i++) {
      Dice dice = new Dice(seed, "anonymous " + i);
      people.add(
          new Person("", client(dice), dice.whole(1, 3), dice.between(0.1, 0.9), drawn(dice)));
    }
    return people;
  }

  private Person named(String name, JsonNode written) {
    Map<String, Double> leaves = new LinkedHashMap<>();
    for (JsonNode interest : written.path("interests")) {
      add(leaves, interest.asText(), 1);
    }
    return new Person(
        name,
        client(new Dice(seed, name)),
        written.path("sessions").asInt(),
        written.path("level").asDouble(),
        leaves);
  }

  private Person shopper(String name) {
    Dice dice = new Dice(seed, name);
    int sessions = (int) (4 + 36 * StrictMath.pow(dice.unit(), 2));
    double level = Math.clamp(0.1 + 0.8 * dice.unit(), 0, 1);
    return new Person(name, client(dice), sessions, level, drawn(dice));
  }

  private Map<String, Double> drawn(Dice dice) {
    List<String> interests = new ArrayList<>();
    file.path("interests").fieldNames().forEachRemaining(interests::add);
    List<String> two =
        dice.draw(interests, 2, i -> file.path("interests").path(i).path("share").asDouble(1));
    Map<String, Double> leaves = new LinkedHashMap<>();
    add(leaves, two.getFirst(), 1);
    add(leaves, two.getLast(), SECOND);
    add(leaves, "everybody", 1);
    leaves.replaceAll((leaf, weight) -> weight * dice.between(0.4, 1.6));
    return leaves;
  }

  /** What is written of an interest: leaves, or whole departments, which share their weight. */
  private void add(Map<String, Double> leaves, String interest, double share) {
    JsonNode written =
        interest.equals("everybody")
            ? file.path("everybody")
            : file.path("interests").path(interest).path("leaves");
    for (Map.Entry<String, JsonNode> taste : written.properties()) {
      double weight = share * taste.getValue().asDouble();
      List<Leaf> department =
          catalogue.leaves().stream()
              .filter(leaf -> leaf.department().equals(taste.getKey()))
              .toList();
      if (department.isEmpty()) {
        leaves.merge(catalogue.leaf(taste.getKey()).name(), weight, Double::sum);
      }
      for (Leaf leaf : department) {
        double its = weight * leaf.habits().appeal() / department.size();
        leaves.merge(leaf.name(), its, Double::sum);
      }
    }
  }

  private String name(Dice dice) {
    String name = pick(dice, "families") + pick(dice, "given");
    return dice.chance(0.3) ? name + dice.whole(1, 99) : name;
  }

  private String pick(Dice dice, String list) {
    JsonNode any = file.path(list);
    return any.path(dice.whole(0, any.size() - 1)).asText();
  }

  private static String client(Dice dice) {
    return String.format(Locale.ROOT, "web-%07x", dice.whole(0, 0xfffffff));
  }
}
