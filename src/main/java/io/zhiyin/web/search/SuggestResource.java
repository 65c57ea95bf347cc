package io.zhiyin.web.search;

import io.zhiyin.admin.Engine;
import io.zhiyin.search.suggest.Suggestion;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Completions of what is being typed. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public final class SuggestResource {
  private static final int TYPED = 200;

  private final Engine engine;

  SuggestResource(Engine engine) {
    this.engine = engine;
  }

  /** Completions, best first. */
  public record SuggestView(List<SuggestionView> suggestions) {}

  /**
   * A completion.
   *
   * @param kind {@code query}, {@code brand}, {@code category} or {@code product} (a word of
   *     titles)
   * @param count products behind it, about
   * @param highlight the text HTML-escaped, {@code <em>} around what was typed
   */
  public record SuggestionView(String text, String kind, long count, String highlight) {
    static SuggestionView of(Suggestion suggestion) {
      return new SuggestionView(
          suggestion.text(),
          suggestion.kind().name().toLowerCase(Locale.ROOT),
          suggestion.count(),
          suggestion.highlight());
    }
  }

  @GET
  @Path("suggest")
  @Operation(
      summary =
          "Complete what is being typed: as written, in pinyin, by initials, or the middle of a word")
  public SuggestView suggest(@Context UriInfo uri) {
    Params params = Params.of(uri);
    String typed = params.text("q", TYPED);
    int limit = params.whole("limit", 10, 1, 50);
    params.check();
    return new SuggestView(
        engine.answering().search().suggest(typed, limit).stream()
            .map(SuggestionView::of)
            .toList());
  }
}
