package io.zhiyin.signals.privacy;

/**
 * What a shopper allows.
 *
 * @param personalization to have a history kept that shapes answers
 * @param analytics to have events kept at all
 */
public record Consent(boolean personalization, boolean analytics) {
  public static final Consent GRANTED = new Consent(true, true);
}
