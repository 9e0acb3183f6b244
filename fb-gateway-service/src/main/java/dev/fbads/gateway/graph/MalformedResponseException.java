package dev.fbads.gateway.graph;

import java.io.IOException;

/** An answer that is JSON, and not what the API promises. */
public final class MalformedResponseException extends IOException {

    public MalformedResponseException(String what) {
        super(what);
    }
}
