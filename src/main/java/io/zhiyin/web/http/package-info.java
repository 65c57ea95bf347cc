/**
 * What every route shares: parameters and bodies read strictly, problems as RFC 9457 documents.
 *
 * <p>Useful for: reading requests, refusing bad ones. Not for: answers, routes.
 */
@NullMarked
package io.zhiyin.web.http;

import org.jspecify.annotations.NullMarked;
