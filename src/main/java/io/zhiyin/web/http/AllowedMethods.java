package io.zhiyin.web.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods a path takes, as an answer with 405 must say (RFC 9110, 15.5.6). Read from the
 * routes' annotations, since the framework tells it of a whole resource only.
 */
@Singleton
final class AllowedMethods {
  /** By the path's regular expression. */
  private final Map<String, Set<String>> routes = new HashMap<>();

  @Inject
  AllowedMethods(BeanManager beans) {
    this(
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .toList());
  }

  /**
   * @param classes those without a path are passed over
   */
  AllowedMethods(List<Class<?>> classes) {
    for (Class<?> each : classes) {
      Path root = each.getAnnotation(Path.class);
      if (root != null) {
        for (Method method : each.getDeclaredMethods()) {
          add(root.value(), method);
        }
      }
    }
  }

  private void add(String root, Method method) {
    Path own = method.getAnnotation(Path.class);
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        String path = regex(root + "/" + (own == null ? "" : own.value()));
        Set<String> methods = routes.computeIfAbsent(path, _ -> new TreeSet<>(Set.of("OPTIONS")));
        methods.add(http.value());
        if (http.value().equals(HttpMethod.GET)) {
          methods.add(HttpMethod.HEAD);
        }
      }
    }
  }

  /** No slash counts twice or at an end. */
  private static String regex(String template) {
    StringBuilder regex = new StringBuilder();
    for (String part : template.split("/+", -1)) {
      if (!part.isEmpty()) {
        regex.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
      }
    }
    return regex.append("/?").toString();
  }

  /** With commas between them, for the header {@code Allow}; empty when no route has the path. */
  String of(String path) {
    Set<String> all = new TreeSet<>();
    routes.forEach((route, methods) -> {
      if (path.matches(route)) {
        all.addAll(methods);
      }
    });
    return String.join(", ", all);
  }
}
