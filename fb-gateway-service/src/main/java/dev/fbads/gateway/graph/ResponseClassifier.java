package dev.fbads.gateway.graph;

import java.io.IOException;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.fbads.gateway.errors.ErrorTable;
import dev.fbads.gateway.errors.GraphError;
import dev.fbads.gateway.errors.GraphErrorReader;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.Usage;

/** Classifies a response: data, an error of Meta, or malformed. */
final class ResponseClassifier {

    private static final Logger LOG = Logger.getLogger(ResponseClassifier.class);

    private ResponseClassifier() {
    }

    static <T> GraphResult<T> classify(TransportResult.Response answer, Usage usage, ResponseReader<T> reader) {
        Optional<GraphError> error = GraphErrorReader.find(answer.body());
        if (error.isPresent()) {
            return new GraphResult.Failed<>(ErrorTable.classify(error.get(), usage.regain()));
        }
        if (answer.status() != 200) {
            return new GraphResult.Failed<>(ErrorTable.classifyStatus(answer.status(), usage.regain()));
        }
        try {
            return new GraphResult.Read<>(reader.read(answer.body()));
        } catch (IOException malformed) {
            // The class only: messages of the parser quote the body.
            LOG.warnf("graph responded 200 with a body of %d bytes that cannot be read: %s", answer.body().length,
                    malformed.getClass().getSimpleName());
            return new GraphResult.Failed<>(new GraphFailure.Malformed(null));
        }
    }
}
