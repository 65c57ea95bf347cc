package io.zhiyin.admin.models;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of itself.
 *
 * @param number rising from 1
 * @param createdAt ISO-8601
 * @param replaced the model that served when this one was trained; 0: none
 * @param metrics on each shopper's last interaction, held out while fitting; without {@code
 *     serving.} of this model, with it of the one that served
 * @param privacy what of shoppers is in it
 * @param content its file of strengths
 */
public record Manifest(
    int number,
    String createdAt,
    int replaced,
    Fitted fitted,
    Window window,
    Map<String, Double> metrics,
    Privacy privacy,
    Content content) {
  public static final Manifest NONE =
      new Manifest(
          0,
          "",
          0,
          new Fitted("", Map.of(), null, 0, ""),
          new Window("", "", 0, 0, 0, 0),
          Map.of(),
          new Privacy(0, 0, 0),
          new Content("", 0, 0));

  public Manifest {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * How it was made: the same once more gives the same strengths.
   *
   * @param decay what the next older product of a history counts where it is asked, in [0,1];
   *     absent in models of older versions: as configured
   * @param inputHash SHA-256 of the interactions it was fitted on
   */
  public record Fitted(
      String method,
      Map<String, Double> params,
      @Nullable Double decay,
      long seed,
      String inputHash) {
    public Fitted {
      params = Collections.unmodifiableMap(new TreeMap<>(params));
    }
  }

  /**
   * What it was fitted on.
   *
   * @param from time of the earliest interaction, ISO-8601
   * @param until of the latest
   * @param sequence the event log's number up to which it was read
   */
  public record Window(
      String from, String until, long sequence, int interactions, int shoppers, int items) {}

  /**
   * What of shoppers is in it.
   *
   * @param minShoppers distinct shoppers behind every strength
   * @param erasures of the event log that it knows of; a model that knows of fewer never serves
   * @param withdrawn products whose strengths left it with erasures
   */
  public record Privacy(int minShoppers, long erasures, int withdrawn) {}

  /**
   * The strengths' file.
   *
   * @param checksum CRC-32C
   */
  public record Content(String file, long strengths, long checksum) {}

  Manifest with(Privacy its, Content other) {
    return new Manifest(number, createdAt, replaced, fitted, window, metrics, its, other);
  }
}
