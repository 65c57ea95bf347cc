package io.zhiyin.index.lucene;

import io.zhiyin.index.Retrieval.Part;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * A part as Lucene computes it.
 *
 * @param query its score is the part's value in [0,1]
 */
record ScoredPart(Part part, Query query) {
  /** The query whose score is the part's contribution. */
  Query contributing() {
    return part.weight() == 1 ? query : new BoostQuery(query, (float) part.weight());
  }
}
