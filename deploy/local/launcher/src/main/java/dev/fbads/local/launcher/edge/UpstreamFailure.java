package dev.fbads.local.launcher.edge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Turns a request that no service took into a problem document. */
final class UpstreamFailure implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return context.sendRequest().recover(cause -> Future.succeededFuture(unavailable(context)));
    }

    private static ProxyResponse unavailable(ProxyContext context) {
        var request = context.request();
        var problem = Problem.UPSTREAM_UNAVAILABLE;
        return request.release().response().setStatusCode(problem.status())
                .putHeader("content-type", Problem.MEDIA_TYPE)
                .setBody(Body.body(Buffer.buffer(problem.json(request.proxiedRequest().path()))));
    }
}
