package io.zhiyin.rank;

/** The shopper's language: reasons are written in it. */
public enum Language {
  ZH,
  EN
}
