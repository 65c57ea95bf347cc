package io.zhiyin.signals.pairs;

/**
 * Who met products when.
 *
 * @param shopper hash of the shopper's name
 * @param session hash of shopper and session id
 * @param sessionNamed whether there was a session id
 * @param time in seconds
 */
public record Meeting(long shopper, long session, boolean sessionNamed, long time) {}
