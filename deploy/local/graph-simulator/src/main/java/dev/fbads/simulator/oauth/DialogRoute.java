package dev.fbads.simulator.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import dev.fbads.simulator.tokens.SimulatedApp;
import dev.fbads.simulator.tokens.TokenStore;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /vNN.0/dialog/oauth}: sends the browser back at once, with a code or with a refusal, as
 * {@code PUT /_simulator/login} decided.
 */
@ApplicationScoped
class DialogRoute {

    private static final String LOGIN = "/_simulator/login";

    private final LoginCodes codes;
    private final SimulatedApp app;

    DialogRoute(LoginCodes codes, SimulatedApp app) {
        this.codes = codes;
        this.app = app;
    }

    void register(@Observes Router router) {
        router.getWithRegex("/(?:v\\d+\\.\\d+/)?dialog/oauth").handler(this::dialog);
        ControlRoutes.run(router, HttpMethod.PUT, LOGIN, this::decide);
        ControlRoutes.run(router, HttpMethod.DELETE, LOGIN, call -> codes.next(NextLogin.USUAL));
    }

    private void decide(ControlCall call) {
        ControlBody body = call.body();
        body.only("user", "accounts", "declined", "refuses");
        codes.next(new NextLogin(body.text("user").orElse(TokenStore.SYSTEM_USER), body.texts("accounts"),
                body.texts("declined").orElse(Set.of()), body.flag("refuses").orElse(false)));
    }

    private void dialog(RoutingContext context) {
        Optional<String> redirect = parameter(context, "redirect_uri");
        if (redirect.isEmpty() || !parameter(context, "client_id").filter(app.id()::equals).isPresent()) {
            context.response().setStatusCode(400).putHeader("Content-Type", "text/html; charset=utf-8")
                    .end("<!DOCTYPE html><html><body>Invalid App ID: The provided app ID does not look like a valid app ID."
                            + "</body></html>");
            return;
        }
        NextLogin login = codes.next();
        Map<String, String> back = login.refuses() ? refusal() : granted(context, login, redirect.get());
        parameter(context, "state").ifPresent(state -> back.put("state", state));
        String query = back.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        context.response().setStatusCode(302)
                .putHeader("Location", redirect.get() + (redirect.get().contains("?") ? "&" : "?") + query)
                .end();
    }

    private Map<String, String> granted(RoutingContext context, NextLogin login, String redirect) {
        Set<String> scopes = Stream.of(parameter(context, "scope").orElse("").split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty() && !login.declined().contains(scope))
                .collect(Collectors.toSet());
        Map<String, String> back = new LinkedHashMap<>();
        back.put("code", codes.issue(login, scopes, redirect));
        return back;
    }

    private static Map<String, String> refusal() {
        Map<String, String> back = new LinkedHashMap<>();
        back.put("error", "access_denied");
        back.put("error_code", "200");
        back.put("error_description", "Permissions error");
        back.put("error_reason", "user_denied");
        return back;
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst().filter(value -> !value.isBlank());
    }
}
