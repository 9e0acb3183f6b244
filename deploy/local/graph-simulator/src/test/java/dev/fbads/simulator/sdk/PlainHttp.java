package dev.fbads.simulator.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import com.facebook.ads.sdk.APIContext;
import com.facebook.ads.sdk.APIException;
import com.facebook.ads.sdk.APIRequest;
import com.google.gson.Gson;

/** Carries the calls of Meta's SDK, which insists on TLS by itself. */
final class PlainHttp implements APIRequest.IRequestExecutor {

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public APIRequest.ResponseWrapper execute(String method, String url, Map<String, Object> parameters, APIContext context)
            throws APIException, IOException {
        return method.equals("POST") ? sendPost(url, parameters, context) : sendGet(url, parameters, context);
    }

    @Override
    public APIRequest.ResponseWrapper sendGet(String url, Map<String, Object> parameters, APIContext context)
            throws APIException, IOException {
        String query = form(parameters);
        return send(HttpRequest.newBuilder(URI.create(
                query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query)));
    }

    @Override
    public APIRequest.ResponseWrapper sendPost(String url, Map<String, Object> parameters, APIContext context)
            throws APIException, IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    @Override
    public APIRequest.ResponseWrapper sendDelete(String url, Map<String, Object> parameters, APIContext context) {
        throw new UnsupportedOperationException("nothing is deleted here");
    }

    private APIRequest.ResponseWrapper send(HttpRequest.Builder request) throws APIException, IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new APIException.FailedRequestException(response.headers().toString(), response.body(), null);
            }
            return new APIRequest.ResponseWrapper(response.body(), response.headers().toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String form(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(text(entry.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof Collection ? new Gson().toJson(value) : value.toString();
    }
}
