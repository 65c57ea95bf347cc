package io.zhiyin.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads request bodies: their size, their encoding, their JSON. Numbers keep their decimal value; a
 * name that stands twice in an object is refused.
 */
public final class Bodies {
  /** Deeper than anything is read, so that in a list what is too deep harms only itself. */
  private static final int DEPTH = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Bodies() {}

  /** The body, which must be at most {@code maxBytes} long. */
  public static byte[] limited(byte[] body, int maxBytes) {
    if (body.length > maxBytes) {
      throw BadRequest.tooLarge(
          "The body must be at most " + maxBytes + " bytes, got " + body.length);
    }
    return body;
  }

  /**
   * The body as text, which must be UTF-8 (a mark before it goes) and at most {@code maxBytes}
   * long.
   */
  public static String text(byte[] body, int maxBytes) {
    try {
      return JsonText.utf8(limited(body, maxBytes));
    } catch (CharacterCodingException e) {
      throw BadRequest.of(new Problem("", "the body must be UTF-8", ""));
    }
  }

  /** One JSON value and nothing after it. */
  public static JsonNode json(String text) {
    return parsed(
        text,
        parser -> {
          JsonNode node = JSON.readTree(parser);
          return node == null ? JSON.missingNode() : node;
        });
  }

  /**
   * The elements of a JSON array as they are written, so that each can be read by its own rules and
   * what is wrong with one harms only itself.
   *
   * @param most how many there may be
   */
  public static List<String> elements(String text, int most, String tooMany) {
    return parsed(
        text,
        parser -> {
          List<String> elements = new ArrayList<>();
          parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
          parser.nextToken();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() >= most) {
              throw BadRequest.tooLarge(tooMany);
            }
            elements.add(element(text, parser));
          }
          return elements;
        });
  }

  private static String element(String text, JsonParser parser) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      return parser.getText();
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    return text.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> T parsed(String text, Reading<T> reading) {
    if (text.isBlank()) {
      throw broken("the body must be JSON, it is empty");
    }
    try (JsonParser parser = JSON.createParser(text)) {
      T value = reading.read(parser);
      if (parser.nextToken() != null) {
        throw broken("the body must be one JSON value and nothing after it");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw broken("the body must be JSON: " + JsonText.reason(e));
    } catch (NumberFormatException e) {
      throw broken("the body must hold numbers with exponents of at most nine digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail to read
    }
  }

  private static BadRequest broken(String rule) {
    return BadRequest.of(new Problem("", rule, ""));
  }

  public static JsonNode object(byte[] body, int maxBytes) {
    JsonNode node = json(text(body, maxBytes));
    if (!node.isObject()) {
      throw BadRequest.of(new Problem("", "the body must be a JSON object", node.toString()));
    }
    return node;
  }
}
