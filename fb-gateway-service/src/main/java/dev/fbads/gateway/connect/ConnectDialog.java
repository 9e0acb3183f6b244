package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.graph.MetaApp;

/**
 * Creates the address of the dialog, and verifies the state it returns.
 * <ol>
 * <li>A state with an invalid signature or past its lifetime is refused.</li>
 * <li>It is bound to the user, the compte and the browser that started the dialog.</li>
 * </ol>
 */
@ApplicationScoped
class ConnectDialog {

    private final ConnectConfig config;
    private final String version;
    private final Optional<MetaApp> app;
    private final Optional<StateSigner> signer;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    ConnectDialog(ConnectConfig config, GraphConfig graph, CredentialsConfig tokens, Supplier<UUID> ids, InstantSource clock) {
        this.config = config;
        this.version = graph.version();
        this.app = MetaApp.of(tokens);
        this.signer = app.map(StateSigner::new);
        this.ids = ids;
        this.clock = clock;
    }

    /** The app; {@link ProblemCode#CONNECT_NOT_CONFIGURED} without one. */
    MetaApp app() {
        return app.orElseThrow(() -> new ProblemException(ProblemCode.CONNECT_NOT_CONFIGURED));
    }

    Start start(String userId, int compteId) {
        String browser = ids.get().toString();
        Instant expires = clock.instant().plus(config.stateLifetime());
        String state = signer().sign(new ConnectState(ids.get(), compteId, userId, expires, BrowserBinding.digest(browser)));
        String base = config.dialogUrl().toString().replaceAll("/+$", "");
        URI url = URI.create(base + "/" + version + "/dialog/oauth?client_id=" + encoded(app().id()) + "&redirect_uri="
                + encoded(redirectUri()) + "&state=" + encoded(state) + "&scope=" + encoded(config.scopes())
                + "&response_type=code");
        return new Start(url, browser);
    }

    /** The verified state; {@link ProblemCode#CONNECT_STATE_INVALID} where it is invalid. */
    ConnectState verify(String state) {
        return signer().verify(state, clock.instant())
                .orElseThrow(() -> new ProblemException(ProblemCode.CONNECT_STATE_INVALID));
    }

    String redirectUri() {
        return config.redirectUri().toString();
    }

    private StateSigner signer() {
        return signer.orElseThrow(() -> new ProblemException(ProblemCode.CONNECT_NOT_CONFIGURED));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /**
     * @param url of the dialog
     * @param browser the value of the cookie
     */
    record Start(URI url, String browser) {
    }
}
