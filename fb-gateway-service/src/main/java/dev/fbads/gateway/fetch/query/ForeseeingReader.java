package dev.fbads.gateway.fetch.query;

import java.io.IOException;

import dev.fbads.gateway.graph.AnswerReader;
import dev.fbads.gateway.quota.Usage;

/**
 * Reads as another reader does, and lets somebody see the body first.
 *
 * @param reader reads
 * @param listener sees it first
 */
record ForeseeingReader<T>(AnswerReader<T> reader, PagesAhead.Listener listener) implements AnswerReader<T> {

    @Override
    public T read(byte[] body) throws IOException {
        return reader.read(body);
    }

    @Override
    public void arrived(byte[] body, Usage usage) {
        listener.arrived(body, usage);
    }
}
