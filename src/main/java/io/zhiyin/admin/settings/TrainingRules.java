package io.zhiyin.admin.settings;

import io.zhiyin.config.EventsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.config.file.InvalidConfig.Problem;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.hybrid.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the configured method asks of {@code training.settings}: only settings that it has, each
 * within what the lab tries. The file's own rules cannot know, since methods live above them.
 */
final class TrainingRules {
  private TrainingRules() {}

  /** Everything that is wrong, by name. */
  static List<Problem> problems(IndexConfig config) {
    EventsConfig.Training training = config.events().training();
    List<Setting> settings = Methods.named(training.method()).orElseThrow().settings();
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Double> each : new TreeMap<>(training.settings()).entrySet()) {
      Optional<Setting> setting =
          settings.stream().filter(its -> its.name().equals(each.getKey())).findFirst();
      String value = each.getKey() + "=" + each.getValue();
      if (setting.isEmpty()) {
        List<String> names = settings.stream().map(Setting::name).toList();
        problems.add(problem("must be of " + names + " for " + training.method(), value));
      } else if (each.getValue() < setting.get().choices().getFirst()
          || each.getValue() > setting.get().choices().getLast()) {
        problems.add(
            problem(
                "must have %s from %s to %s for %s"
                    .formatted(
                        each.getKey(),
                        setting.get().choices().getFirst(),
                        setting.get().choices().getLast(),
                        training.method()),
                value));
      }
    }
    return problems;
  }

  private static Problem problem(String rule, String value) {
    return new Problem("events.yaml", "training.settings", rule, value);
  }
}
