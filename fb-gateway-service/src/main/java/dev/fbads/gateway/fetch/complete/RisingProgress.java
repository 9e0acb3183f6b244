package dev.fbads.gateway.fetch.complete;

import dev.fbads.gateway.fetch.FetchEvent;

/** Keeps progress from decreasing when another source starts. */
final class RisingProgress {

    private long done;
    private long total;

    FetchEvent risen(FetchEvent event) {
        return event instanceof FetchEvent.Progress progress ? risen(progress) : event;
    }

    private FetchEvent risen(FetchEvent.Progress progress) {
        done = Math.max(done, progress.adsDone());
        total = Math.max(total, progress.adsTotal());
        return new FetchEvent.Progress(done, total == 0 ? 0 : Math.max(total, done));
    }
}
