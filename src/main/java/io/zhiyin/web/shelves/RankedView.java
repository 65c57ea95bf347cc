package io.zhiyin.web.shelves;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.zhiyin.rank.Ranked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product of an answer as the contract shows it. */
public record RankedView(
    String id,
    double score,
    @JsonRawValue @Schema(ref = "Product") String product,
    List<String> reasons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PartView> parts) {
  public record PartView(double value, double weight, double contribution, String why) {}

  public static List<RankedView> of(List<Ranked> ranked) {
    return ranked.stream().map(RankedView::of).toList();
  }

  private static RankedView of(Ranked ranked) {
    return new RankedView(
        ranked.id(), ranked.score(), ranked.product(), ranked.reasons(), parts(ranked.parts()));
  }

  public static Map<String, PartView> parts(List<Ranked.Part> parts) {
    Map<String, PartView> views = new LinkedHashMap<>();
    for (Ranked.Part part : parts) {
      views.put(
          part.name(), new PartView(part.value(), part.weight(), part.contribution(), part.why()));
    }
    return views;
  }
}
