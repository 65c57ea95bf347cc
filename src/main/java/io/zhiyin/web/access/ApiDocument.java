package io.zhiyin.web.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Adds to the OpenAPI document what all routes have in common: which want the key, that whatever
 * goes wrong is told by a problem document, that names of states are small.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {
  @Override
  public Schema filterSchema(Schema schema) {
    List<Object> values = schema.getEnumeration();
    if (values != null) {
      schema.setEnumeration(
          values.stream().map(its -> (Object) its.toString().toLowerCase(Locale.ROOT)).toList());
    }
    return schema;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations().forEach((method, its) -> operation(path, method, its)));
  }

  private static void operation(String path, PathItem.HttpMethod method, Operation its) {
    if (Access.guarded(method.name(), path)) {
      for (String scheme : List.of("bearer", "key")) {
        its.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
      }
    }
    its.getResponses()
        .addAPIResponse(
            "default",
            OASFactory.createAPIResponse()
                .description("What is wrong, every problem at once")
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/problem+json",
                            OASFactory.createMediaType()
                                .schema(
                                    OASFactory.createSchema()
                                        .ref("#/components/schemas/ProblemDocument")))));
  }
}
