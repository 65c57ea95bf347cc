package io.zhiyin.cli.owner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Talks to a running service in the contract's REST. */
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;
  private final Optional<String> key;

  public RestClient(String url, Optional<String> key) {
    this.url = url;
    this.key = key;
  }

  String url() {
    return url;
  }

  /** The service refused, or could not be reached; the message is for the terminal. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
      super(message);
    }
  }

  /** One part of a path or one parameter, escaped. */
  public static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** One line of JSON. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new Refused("the service answered something that is not JSON: " + e.getMessage());
    }
  }

  /** A text as JSON. */
  public static String quote(String text) {
    return TextNode.valueOf(text).toString();
  }

  public JsonNode get(String path) {
    return answer(send(request(path).GET().build(), BodyHandlers.ofString()));
  }

  public JsonNode post(String path, String body, String contentType) {
    return answer(
        send(
            request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString()));
  }

  /** A long answer, to be read line by line and closed. */
  public InputStream stream(String path) {
    HttpResponse<InputStream> response =
        send(request(path).GET().build(), BodyHandlers.ofInputStream());
    try {
      if (response.statusCode() >= 400) {
        throw refused(
            response.statusCode(),
            new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new Refused("the answer of " + url + " broke off: " + e.getMessage());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    key.ifPresent(k -> request.header("X-API-Key", k));
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new Refused("the service at " + url + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }

  private static JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() >= 400) {
      throw refused(response.statusCode(), response.body());
    }
    return parse(response.body());
  }

  private static Refused refused(int status, String body) {
    StringBuilder message = new StringBuilder();
    try {
      JsonNode problem = JSON.readTree(body);
      message.append(problem.path("detail").asText("status " + status));
      for (JsonNode error : problem.path("errors")) {
        message
            .append("\n  ")
            .append(error.path("field").asText())
            .append(' ')
            .append(error.path("rule").asText())
            .append(", got ")
            .append(error.path("value").asText());
      }
    } catch (JsonProcessingException e) {
      message.append("status ").append(status);
    }
    return new Refused(message.toString());
  }
}
