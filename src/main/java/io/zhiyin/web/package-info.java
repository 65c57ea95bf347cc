/**
 * HTTP only: routes, their parameters, access, errors as problem documents.
 *
 * <p>Useful for: the contract's REST side. Not for: rules about products, events or answers.
 */
@NullMarked
package io.zhiyin.web;

import org.jspecify.annotations.NullMarked;
