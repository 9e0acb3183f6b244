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

/** Decides what an answer is: data, an error of Meta's, or neither. */
final class AnswerJudge {

    private static final Logger LOG = Logger.getLogger(AnswerJudge.class);

    private AnswerJudge() {
    }

    static <T> GraphResult<T> judge(RawAnswer.Whole answer, Usage usage, AnswerReader<T> reader) {
        Optional<GraphError> error = GraphErrorReader.find(answer.body());
        if (error.isPresent()) {
            return new GraphResult.Failed<>(ErrorTable.judge(error.get(), usage.regain()));
        }
        if (answer.status() != 200) {
            return new GraphResult.Failed<>(ErrorTable.judgeStatus(answer.status(), usage.regain()));
        }
        try {
            return new GraphResult.Read<>(reader.read(answer.body()));
        } catch (IOException malformed) {
            // The class only: a parser's message quotes the body.
            LOG.warnf("graph answered 200 with a body of %d bytes that cannot be read: %s", answer.body().length,
                    malformed.getClass().getSimpleName());
            return new GraphResult.Failed<>(new GraphFailure.Malformed(null));
        }
    }
}
