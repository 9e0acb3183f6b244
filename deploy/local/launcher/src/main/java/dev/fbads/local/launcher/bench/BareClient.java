package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import dev.fbads.local.launcher.stack.StackException;

/** Reads pages of Graph one after the other, as a client without any of what a gateway does. */
final class BareClient {

    private final HttpClient http;
    private final String graph;
    private final List<PageRecorder.Page> pages;

    BareClient(HttpClient http, String graph, List<PageRecorder.Page> pages) {
        this.http = http;
        this.graph = graph;
        this.pages = pages;
    }

    /**
     * Reads all pages.
     *
     * @return how long it took
     * @throws StackException when one of them is refused
     */
    Duration read(PageReader reader) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (var page : pages) {
            var request = HttpRequest.newBuilder(URI.create(graph + page.target()))
                    .header("authorization", page.authorization()).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new StackException("the bare client was answered " + answer.statusCode());
            }
            reader.read(answer.body());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What is done with a page. */
    @FunctionalInterface
    interface PageReader {
        Object read(byte[] body) throws IOException;
    }
}
