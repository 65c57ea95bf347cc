package io.zhiyin.catalog.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * JSON text read into one object within bounds, and written back.
 *
 * <p>Bounds: {@value #MAX_BYTES} bytes of UTF-8, {@value #MAX_DEPTH} levels, numbers of {@value
 * #MAX_DIGITS} digits, names of {@value #MAX_NAME} characters. A field that stands twice is
 * refused. Numbers keep their decimal value. Written text is compact, and every character is
 * written as itself.
 */
public final class JsonText {
  public static final int MAX_BYTES = 1_048_576;
  public static final int MAX_DEPTH = 20;
  private static final int MAX_DIGITS = 100;
  private static final int MAX_NAME = 1_000;
  private static final int EXCERPT = 30;

  /** Of what comes from outside. */
  private static final JsonMapper MAPPER = mapper(true);

  /** Of what was read and written here before: a field stands once, as it did then. */
  private static final JsonMapper OWN = mapper(false);

  /** What the parser says to programmers, not to senders. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          ",? \\(?from `[^`]*`\\)?| \\((start marker|for \\w+ starting) at .*?\\]\\)|: enable `[^`]*` to allow");

  private JsonText() {}

  private static JsonMapper mapper(boolean refuseTwice) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .maxNameLength(MAX_NAME)
                        .maxStringLength(MAX_BYTES)
                        .build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build())
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseTwice)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  /**
   * Strict UTF-8 within the bounds, without a mark (U+FEFF) before it; empty, with a finding, when
   * it is not.
   */
  public static Optional<String> decode(byte[] bytes, Findings findings) {
    return decode(bytes, MAX_BYTES, findings);
  }

  /** The same with another bound. */
  public static Optional<String> decode(byte[] bytes, int maxBytes, Findings findings) {
    if (bytes.length > maxBytes) {
      findings.add("", "must be at most " + maxBytes + " bytes", bytes.length + " bytes");
      return Optional.empty();
    }
    try {
      return Optional.of(utf8(bytes));
    } catch (CharacterCodingException e) {
      findings.add("", "must be UTF-8", new String(bytes, StandardCharsets.UTF_8));
      return Optional.empty();
    }
  }

  /** Strict UTF-8, without a mark (U+FEFF) before it. */
  public static String utf8(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** One JSON object and nothing after it; empty, with a finding, when it is not. */
  public static Optional<ObjectNode> object(String json, Findings findings) {
    if (json.length() > MAX_BYTES) {
      findings.add("", "must be at most " + MAX_BYTES + " bytes", json.length() + " characters");
      return Optional.empty();
    }
    return container(json, false, findings)
        .flatMap(
            tree -> tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
  }

  /** One JSON object or array of any length and nothing after it; else empty, with a finding. */
  public static Optional<JsonNode> objectOrArray(String json, Findings findings) {
    return container(json, true, findings);
  }

  /**
   * The object that {@link #write} wrote.
   *
   * @throws IllegalStateException when the text is something else
   */
  public static ObjectNode written(String json) {
    try {
      return (ObjectNode) OWN.readTree(json);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalStateException("not an object as it was written: " + json, e);
    }
  }

  /**
   * Shows the texts, numbers and truth values within some fields of a written object, at any depth,
   * in their order, without reading the rest.
   *
   * @param visitor told the field of the object and the scalar as it is written
   * @throws IllegalStateException when the text is no such object
   */
  public static void scalars(
      String written, Set<String> fields, BiConsumer<String, String> visitor) {
    try (JsonParser parser = OWN.createParser(written)) {
      parser.nextToken();
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (!fields.contains(field)) {
          parser.skipChildren();
        } else if (value.isScalarValue()) {
          scalar(field, value, parser, visitor);
        } else {
          within(field, parser, visitor);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("not an object as it was written: " + written, e);
    }
  }

  private static void within(String field, JsonParser parser, BiConsumer<String, String> visitor)
      throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue()) {
        scalar(field, token, parser, visitor);
      }
    }
  }

  private static void scalar(
      String field, JsonToken token, JsonParser parser, BiConsumer<String, String> visitor)
      throws IOException {
    if (token != JsonToken.VALUE_NULL) {
      visitor.accept(field, parser.getText());
    }
  }

  private static Optional<JsonNode> container(String json, boolean array, Findings findings) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      JsonNode tree = parser.nextToken() == null ? MAPPER.missingNode() : MAPPER.readTree(parser);
      if ((tree.isObject() || (array && tree.isArray())) && parser.nextToken() == null) {
        return Optional.of(tree);
      }
      String what = array ? "one JSON object or array" : "one JSON object";
      findings.add("", "must be " + what + " and nothing after it", json);
    } catch (JsonProcessingException e) {
      findings.add("", "must be JSON: " + reason(e), excerpt(json, e.getLocation()));
    } catch (NumberFormatException e) {
      findings.add("", "must hold numbers with exponents of at most nine digits", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail to read
    }
    return Optional.empty();
  }

  /** What is wrong and where, in words for senders. */
  public static String reason(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    String what = MACHINERY.matcher(e.getOriginalMessage()).replaceAll("").replace('`', '"');
    return place == null
        ? what
        : what + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private static String excerpt(String json, JsonLocation place) {
    int at = place == null ? 0 : Math.clamp(place.getCharOffset(), 0, json.length());
    return json.substring(Math.max(0, at - EXCERPT), Math.min(json.length(), at + EXCERPT));
  }

  /**
   * Compact JSON text; empty, with a finding, when it holds half a character or is over the bounds.
   */
  public static Optional<String> write(ObjectNode object, Findings findings) {
    String text = object.toString();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      findings.add("", "must not hold unpaired surrogates (\\uD800 to \\uDFFF)", "");
      return Optional.empty();
    }
    if (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      findings.add("", "must be at most " + MAX_BYTES + " bytes", "");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * Applies a JSON merge patch (RFC 7396) to {@code target}: members of the patch replace, objects
   * merge, {@code null} takes away.
   */
  public static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      switch (member.getValue()) {
        case ObjectNode inner ->
            merge(
                target.get(member.getKey()) instanceof ObjectNode object
                    ? object
                    : target.putObject(member.getKey()),
                inner);
        case JsonNode value when value.isNull() -> target.remove(member.getKey());
        case JsonNode value -> target.set(member.getKey(), value);
      }
    }
  }
}
