package dev.fbads.query.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Copies the parameters that select rows from the operation {@code data} to the other operations that have them. */
final class SharedParameters {

    private static final String DATA = "data";
    private static final Set<String> PAGING = Set.of("limit", "after");
    private static final Set<String> COMPARING = Set.of("compare", "compare_since", "compare_until");
    /** Operations, with the parameters of {@code data} that they do not have. */
    private static final Map<String, Set<String>> UNKNOWN = Map.of("series", PAGING, "export", PAGING, "breakdown", COMPARING);

    private SharedParameters() {
    }

    static void copy(OpenAPI document) {
        List<Operation> operations = document.getPaths()
                .getPathItems()
                .values()
                .stream()
                .map(PathItem::getGET)
                .filter(Objects::nonNull)
                .toList();
        List<Parameter> shared = operations.stream()
                .filter(operation -> DATA.equals(operation.getOperationId()))
                .findFirst()
                .orElseThrow()
                .getParameters();
        operations.stream()
                .filter(operation -> UNKNOWN.containsKey(String.valueOf(operation.getOperationId())))
                .forEach(operation -> copy(shared, operation));
    }

    private static void copy(List<Parameter> shared, Operation operation) {
        Set<String> own = operation.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
        shared.stream()
                .filter(parameter -> !own.contains(parameter.getName()))
                .filter(parameter -> !UNKNOWN.get(operation.getOperationId()).contains(parameter.getName()))
                .forEach(operation::addParameter);
    }
}
