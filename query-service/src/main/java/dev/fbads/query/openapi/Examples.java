package dev.fbads.query.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Adds an example of each response to the document. The file contains responses of the running service, shortened, which a
 * test compares with current ones: by operation or name of a problem's response, then by media type.
 */
final class Examples {

    private static final String FILE = "/META-INF/openapi-examples.json";

    private final Map<String, Map<String, Object>> byName;

    private Examples(Map<String, Map<String, Object>> byName) {
        this.byName = byName;
    }

    static Examples load() {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
            return new Examples(new ObjectMapper().readValue(file, new TypeReference<Map<String, Map<String, Object>>>() {
            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void show(OpenAPI document) {
        document.getPaths().getPathItems().values().stream().map(PathItem::getGET).filter(Objects::nonNull).forEach(this::show);
        document.getComponents().getResponses().forEach(this::show);
    }

    private void show(Operation operation) {
        show(String.valueOf(operation.getOperationId()), operation.getResponses().getAPIResponse("200"));
    }

    private void show(String name, APIResponse response) {
        Content content = response.getContent();
        if (content != null) {
            Map<String, Object> examples = byName.getOrDefault(name, Map.of());
            content.getMediaTypes().forEach((type, media) -> media.setExample(examples.get(type)));
        }
    }
}
