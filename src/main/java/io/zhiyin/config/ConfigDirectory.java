package io.zhiyin.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code index-config/}: files that are missing there are taken as shipped. */
public final class ConfigDirectory {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Raised whenever the same settings are to be read as another index than before. */
  private static final int FORMAT = 1;

  private final Path directory;
  private final List<String> problems = new ArrayList<>();

  private ConfigDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads and checks all files.
   *
   * @param directory need not exist: then everything is as shipped
   * @throws InvalidConfig naming every problem of every file
   */
  public static IndexConfig read(Path directory) {
    return new ConfigDirectory(directory).read();
  }

  private IndexConfig read() {
    Section analysisFile = section("analysis.yaml");
    Section fieldsFile = section("fields.yaml");
    Section rankingFile = section("ranking.yaml");
    Section eventsFile = section("events.yaml");
    AnalysisConfig analysis = AnalysisConfig.read(analysisFile);
    FieldsConfig fields = FieldsConfig.read(fieldsFile);
    RankingConfig ranking = RankingConfig.read(rankingFile);
    EventsConfig events = EventsConfig.read(eventsFile);
    List.of(analysisFile, fieldsFile, rankingFile, eventsFile).forEach(Section::refuseUnknown);
    Set<String> stopWords = words(analysis.stopWords());
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return new IndexConfig(
        analysis, fields, ranking, events, stopWords, fingerprint(analysis, fields, stopWords));
  }

  private Section section(String file) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    try {
      String text = text(file);
      Map<String, @Nullable Object> read =
          text.isBlank() ? null : YAML.readValue(text, new TypeReference<>() {});
      if (read != null) {
        values.putAll(read);
      }
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      problems.add(
          "must be YAML settings: "
              + e.getOriginalMessage()
              + " (index-config/"
              + file
              + (place == null ? "" : ", line " + place.getLineNr())
              + ")");
    }
    return new Section(file, "", values, problems);
  }

  private Set<String> words(String file) {
    return text(file)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }

  private String text(String file) {
    Path own = directory.resolve(file);
    try (InputStream in =
        Files.exists(own)
            ? Files.newInputStream(own)
            : ConfigDirectory.class.getResourceAsStream("/index-config/" + file)) {
      if (in == null) {
        problems.add("there is no such file (index-config/" + file + ")");
        return "";
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add("cannot be read: " + e + " (index-config/" + file + ")");
      return "";
    }
  }

  private static String fingerprint(
      AnalysisConfig analysis, FieldsConfig fields, Set<String> stopWords) {
    String canonical = FORMAT + "\n" + analysis + "\n" + fields + "\n" + new TreeSet<>(stopWords);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
