package dev.fbads.gateway.graph;

import java.io.IOException;

/** Valid JSON that violates the API. */
public final class MalformedResponseException extends IOException {

    public MalformedResponseException(String what) {
        super(what);
    }
}
