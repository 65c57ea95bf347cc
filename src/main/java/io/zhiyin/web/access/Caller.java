package io.zhiyin.web.access;

import jakarta.enterprise.context.RequestScoped;

/**
 * Who sent a request: whether it is somebody who may see what is known of a shopper, by the key, a
 * console session, a known page, or from this machine where there is no key.
 */
@RequestScoped
public class Caller {
  private boolean known;

  void known(boolean its) {
    known = its;
  }

  public boolean isKnown() {
    return known;
  }
}
