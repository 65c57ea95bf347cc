package io.zhiyin.web.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.input.EventWriter;
import io.zhiyin.signals.privacy.Consent;
import io.zhiyin.signals.privacy.Receipt;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a shopper allows, takes along and has erased. */
@Path("/v1/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "privacy")
public final class PrivacyResource {
  private static final int BODY = 10_000;
  private static final int ID = 128;

  private final Engine engine;
  private final ObjectMapper json;

  PrivacyResource(Engine engine, ObjectMapper json) {
    this.engine = engine;
    this.json = json;
  }

  /**
   * What is stored.
   *
   * @param stored whether the shopper said so; else the configured default holds
   */
  public record ConsentView(
      String userId, boolean personalization, boolean analytics, boolean stored) {}

  @GET
  @Path("consent")
  @Operation(summary = "What the shopper allows")
  public ConsentView consent(@PathParam("id") String id) {
    Optional<Consent> stored = engine.privacy().consents().of(user(id));
    Consent consent = stored.orElse(engine.privacy().byDefault());
    return new ConsentView(id, consent.personalization(), consent.analytics(), stored.isPresent());
  }

  @PUT
  @Path("consent")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Store what the shopper allows ({\"personalization\":bool,\"analytics\":bool}); wins over"
              + " what events say")
  @RequestBody(content = @Content(schema = @Schema(ref = "Consent")))
  public ConsentView consent(@PathParam("id") String id, byte[] body) {
    JsonNode given = Bodies.object(body, BODY);
    JsonNode flat = given.path("consent").isObject() ? given.path("consent") : given;
    Consent before = engine.privacy().consents().of(user(id)).orElse(engine.privacy().byDefault());
    List<Problem> problems = new ArrayList<>();
    boolean personalization = flag(flat, "personalization", before.personalization(), problems);
    boolean analytics = flag(flat, "analytics", before.analytics(), problems);
    flat.fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("personalization") && !name.equals("analytics")) {
            problems.add(
                new Problem(name, "is not known; known are personalization, analytics", ""));
          }
        });
    if (flat.isEmpty()) {
      problems.add(new Problem("", "personalization or analytics must be given", ""));
    }
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    engine.privacy().consents().put(id, new Consent(personalization, analytics));
    return new ConsentView(id, personalization, analytics, true);
  }

  private static boolean flag(JsonNode body, String name, boolean absent, List<Problem> problems) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.asBoolean(absent);
    }
    problems.add(new Problem(name, "must be true or false", value.toString()));
    return absent;
  }

  @GET
  @Path("export")
  @Operation(
      summary = "Everything kept of a shopper: consent, joined clients, events in stored order")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Export")))
  public StreamingOutput export(@PathParam("id") String id) {
    Shopper shopper = user(id);
    ConsentView consent = consent(id);
    return out -> {
      write(out, "{\"user_id\":" + json.writeValueAsString(id));
      write(out, ",\"consent\":" + json.writeValueAsString(consent) + ",\"events\":[");
      boolean[] first = {true};
      List<String> clients =
          engine
              .events()
              .ofShopper(
                  shopper,
                  entry -> {
                    write(out, (first[0] ? "" : ",") + EventWriter.write(entry.event()));
                    first[0] = false;
                  });
      write(out, "],\"client_ids\":" + json.writeValueAsString(clients) + "}");
    };
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DELETE
  @Operation(
      summary =
          "Erase a shopper: the history, the joined clients' and every part in counters and fields")
  public Receipt erase(
      @PathParam("id") String id, @QueryParam("client_id") @Nullable String clientId) {
    return engine
        .privacy()
        .erasure()
        .erase(new Shopper(user(id).userId(), clientId == null ? "" : clientId));
  }

  private static Shopper user(String id) {
    if (id.length() > ID) {
      throw BadRequest.of(
          new Problem("id", "must be at most " + ID + " characters", id.length() + " characters"));
    }
    return new Shopper(id, "");
  }
}
