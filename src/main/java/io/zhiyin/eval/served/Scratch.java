package io.zhiyin.eval.served;

import io.zhiyin.index.ProductIndex;
import java.util.function.Function;

/** Hands an empty index of the kind that serves to work, and takes it away afterwards. */
public interface Scratch {
  <T> T with(Function<ProductIndex, T> work);
}
