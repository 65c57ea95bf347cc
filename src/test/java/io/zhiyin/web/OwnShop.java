package io.zhiyin.web;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service of their own for tests whose products and load would disturb others. */
public final class OwnShop implements QuarkusTestProfile {}
