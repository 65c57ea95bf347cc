package io.zhiyin.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Single JSON values, read strictly: empty where the value is of another kind or out of bounds,
 * never an exception.
 *
 * <p>Cost is linear in the value's written length: numbers with huge exponents are never written
 * out.
 */
final class JsonValue {
  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int ZEROS = 20;

  private JsonValue() {}

  /** Missing, {@code null}, or text without a visible character. */
  static boolean absent(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && node.textValue().isBlank());
  }

  /** Text without the white space around it, of at most {@code max} Unicode characters. */
  static Optional<String> text(JsonNode node, int max) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(n -> n.textValue().strip())
        .filter(text -> fits(text, max));
  }

  static boolean fits(String text, int max) {
    return text.length() <= max || text.codePointCount(0, text.length()) <= max;
  }

  static boolean printable(String text) {
    return text.codePoints().noneMatch(Character::isISOControl);
  }

  /** From 0 to {@code max}. */
  static Optional<Double> number(JsonNode node, long max) {
    return Optional.of(node)
        .filter(JsonNode::isNumber)
        .map(n -> n.decimalValue().doubleValue())
        .filter(value -> value >= 0 && value <= max);
  }

  /** Without a fraction, however it is written, from 0 to {@code max}. */
  static Optional<Long> whole(JsonNode node, long max) {
    return Optional.of(node)
        .filter(JsonNode::isNumber)
        .map(n -> n.decimalValue().stripTrailingZeros())
        .filter(value -> value.signum() >= 0 && value.scale() <= 0)
        .filter(value -> value.compareTo(BigDecimal.valueOf(max)) <= 0)
        .map(BigDecimal::longValueExact);
  }

  /** Text, or a number or truth value as text. */
  static Optional<String> scalar(JsonNode node, int max) {
    if (node.isNumber()) {
      return Optional.of(shortest(node.decimalValue()));
    }
    return node.isBoolean() ? Optional.of(node.asText()) : text(node, max);
  }

  /**
   * The shortest decimal text, such as {@code 1.5} for 1.50; with an exponent where that saves many
   * zeros.
   */
  static String shortest(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() < -ZEROS || bare.scale() - bare.precision() > ZEROS
        ? bare.toString()
        : bare.toPlainString();
  }

  /**
   * ISO 8601 with an offset, a date (midnight UTC), or seconds since 1970, within the years 1 to
   * 9999.
   */
  static Optional<Instant> time(JsonNode node) {
    return (node.isTextual() ? time(node.textValue().strip()) : seconds(node))
        .filter(time -> time.getEpochSecond() >= FIRST_SECOND)
        .filter(time -> time.getEpochSecond() <= LAST_SECOND);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> seconds(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isNumber)
        .map(n -> n.decimalValue().doubleValue())
        .filter(seconds -> Math.abs(seconds) <= LAST_SECOND)
        .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }
}
