package io.zhiyin.store;

import java.sql.SQLException;

/** The database could not do what was asked: the cause says why. Nothing was written. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
