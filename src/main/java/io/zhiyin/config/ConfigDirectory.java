package io.zhiyin.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.config.file.InvalidConfig.Problem;
import io.zhiyin.config.file.Nearest;
import io.zhiyin.config.file.Section;
import io.zhiyin.config.file.WordGroups;
import io.zhiyin.config.file.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads {@code index-config/}. A file that is missing there is taken as shipped with this version,
 * and so is a key that is missing in a file; a mapping of names to numbers that is given is taken
 * as a whole.
 */
public final class ConfigDirectory {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** No settings are larger; keeps a wrong file from filling the memory. */
  private static final int MOST_BYTES = 32 << 20;

  private final Path directory;
  private final Map<String, String> edits;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  private ConfigDirectory(Path directory, Map<String, String> edits) {
    this.directory = directory;
    this.edits = Map.copyOf(edits);
  }

  /**
   * Reads and checks all files.
   *
   * @param directory need not exist: then everything is as shipped
   * @throws InvalidConfig naming every problem of every file
   */
  public static IndexConfig read(Path directory) {
    return read(directory, Map.of());
  }

  /**
   * The same where some files' texts have been edited since: they win over the directory's.
   *
   * @param edits file name → text
   */
  public static IndexConfig read(Path directory, Map<String, String> edits) {
    return read(directory, edits, _ -> List.of());
  }

  /**
   * The same with rules that only others know.
   *
   * @param further what else is wrong, by file's name; settings that broke a rule are as shipped
   */
  public static IndexConfig read(
      Path directory, Map<String, String> edits, Function<IndexConfig, List<Problem>> further) {
    return new ConfigDirectory(directory, edits).read(further);
  }

  /** A file's text as the directory has it, else as shipped; empty when neither knows it. */
  public static Optional<String> text(Path directory, String file) {
    return new ConfigDirectory(directory, Map.of()).own(file).or(() -> shipped(file));
  }

  private IndexConfig read(Function<IndexConfig, List<Problem>> further) {
    IndexConfig config =
        new IndexConfig(
            AnalysisConfig.read(section("analysis.yaml"), new Named()),
            FieldsConfig.read(section("fields.yaml")),
            RankingConfig.read(section("ranking.yaml")),
            EventsConfig.read(section("events.yaml")));
    sections.forEach(Section::refuseUnknown);
    refuseStrangers();
    for (Problem its : further.apply(config)) {
      problems.add(new Problem(place(its.file()), its.key(), its.rule(), its.value()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return config;
  }

  private Section section(String file) {
    JsonNode shipped = parse(file, shipped(file).orElse(""));
    JsonNode given = own(file).map(text -> parse(file, text)).orElse(MissingNode.getInstance());
    Section section = new Section(place(file), "", given, shipped, problems);
    sections.add(section);
    files.add(file);
    return section;
  }

  private JsonNode parse(String file, String text) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node.isObject()) {
        return node;
      }
      if (!node.isMissingNode() && !node.isNull()) {
        problems.add(new Problem(place(file), "", "must hold settings, as key: value", ""));
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : "line " + at.getLineNr();
      String why = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
      problems.add(new Problem(place(file), line, "must be YAML: " + why, ""));
    }
    return MissingNode.getInstance();
  }

  /** The word files that {@code analysis.yaml} names. */
  private final class Named implements AnalysisConfig.Files {
    @Override
    public WordList words(String file) {
      return WordList.read(file, place(file), named(file), problems);
    }

    @Override
    public WordList lexicon(String file) {
      return WordList.lexicon(file, place(file), named(file), problems);
    }

    @Override
    public WordGroups groups(String file) {
      return WordGroups.read(file, place(file), named(file), problems);
    }

    @Override
    public WordGroups misspellings(String file) {
      return WordGroups.misspellings(file, place(file), named(file), problems);
    }
  }

  private String named(String file) {
    return own(file)
        .or(() -> shipped(file))
        .orElseGet(() -> {
          problems.add(
              new Problem(place(file), "", "is named in analysis.yaml but is not there", ""));
          return "";
        });
  }

  private String place(String file) {
    return edits.containsKey(file) ? file : directory.resolve(file).toString();
  }

  /**
   * The shop's own file, without a byte order mark; empty when there is none or it is unreadable.
   */
  private Optional<String> own(String file) {
    if (edits.containsKey(file)) {
      return Optional.ofNullable(edits.get(file));
    }
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.add(new Problem(place(file), "", "must have at most 32 MB", ""));
        return Optional.empty();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(new Problem(place(file), "", "must be UTF-8", ""));
    } catch (IOException e) {
      problems.add(new Problem(place(file), "", "must be readable", e.toString()));
    }
    return Optional.empty();
  }

  private static Optional<String> shipped(String file) {
    try (InputStream in = ConfigDirectory.class.getResourceAsStream("/index-config/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings in a file with a misspelled name would be ignored without a word. */
  private void refuseStrangers() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> all = Files.list(directory)) {
      all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
          .filter(name -> !files.contains(name))
          .sorted()
          .forEach(name -> problems.add(new Problem(place(name), "", advice(name), "")));
    } catch (IOException e) {
      problems.add(new Problem(directory.toString(), "", "must be readable", e.toString()));
    }
  }

  private String advice(String name) {
    return "is not known; "
        + Nearest.of(name, files)
            .map(known -> "did you mean " + known + "?")
            .orElse("known here: " + String.join(", ", files));
  }
}
