package io.zhiyin.admin.models;

import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.hybrid.BestSingle;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.neighbours.OneByOne;
import io.zhiyin.learn.served.Postings;
import java.util.Map;

/**
 * Fits a method on a lesson and cuts the model down to what documents carry.
 *
 * @param keep strengths a document carries at most
 * @param minShoppers distinct shoppers behind each
 * @param decay what the next older product of a history counts where the model does not say
 */
public record Fitting(Method method, Params params, int keep, int minShoppers, double decay) {
  /**
   * What is served.
   *
   * @param strengths by product offered
   * @param decay what the next older product of a history counts where these are asked, in [0,1]
   */
  public record Served(SparseMatrix strengths, double decay) {}

  public Served served(Training training) {
    Recommender model = method.fit(training, params);
    Recommender its = model instanceof BestSingle.Chosen chosen ? chosen.model() : model;
    SparseMatrix strengths =
        Postings.of(
            OneByOne.of(its, training.interactions().items()),
            training.interactions().binary(),
            keep,
            minShoppers);
    return new Served(strengths, its instanceof ItemToItem pairs ? pairs.decay() : decay);
  }

  /**
   * Fits without each shopper's last interaction and judges on it, beside the serving model.
   *
   * @return the metrics for the manifest
   */
  public Map<String, Double> judged(Lesson lesson, Model serving, boolean forced) {
    HoldOut holdOut = HoldOut.of(lesson.training());
    Judge judge = new Judge(holdOut, lesson.training().seed());
    Served its = served(holdOut.kept());
    double[] ndcg = judge.ndcg(its.strengths.transposed(), its.decay);
    return ModelGate.check(lesson, judge, ndcg, serving, decay, forced);
  }
}
