package io.zhiyin.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.catalog.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads request bodies: their size, their encoding, their JSON. */
final class Bodies {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Bodies() {}

  /** The body, which must be at most {@code maxBytes} long. */
  static byte[] limited(byte[] body, int maxBytes) {
    if (body.length > maxBytes) {
      throw BadRequest.tooLarge(
          "The body must be at most " + maxBytes + " bytes, got " + body.length);
    }
    return body;
  }

  /** The body as text, which must be UTF-8 and at most {@code maxBytes} long. */
  static String text(byte[] body, int maxBytes) {
    ByteBuffer bytes = ByteBuffer.wrap(limited(body, maxBytes));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw BadRequest.of(new Problem("", "the body must be UTF-8", ""));
    }
  }

  static JsonNode json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw BadRequest.of(new Problem("", "the body must be JSON, it is empty", ""));
      }
      return node;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where =
          place == null
              ? ""
              : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
      throw BadRequest.of(
          new Problem("", "the body must be JSON: " + e.getOriginalMessage() + where, ""));
    }
  }

  static JsonNode object(byte[] body, int maxBytes) {
    JsonNode node = json(text(body, maxBytes));
    if (!node.isObject()) {
      throw BadRequest.of(new Problem("", "the body must be a JSON object", node.toString()));
    }
    return node;
  }
}
