package dev.fbads.local.backing.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.QuietLogs;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;

/** mock-oauth2-server in this JVM. Its signing key is always the same, so a token outlives a restart. */
public final class MockOidcService implements OidcService {

    static final String ISSUER_ID = "fbads";

    private final OAuth2TokenProvider tokens = new OAuth2TokenProvider();
    private final int port;
    private final Path folder;
    private @Nullable MockOAuth2Server server;

    public MockOidcService(BackingConfig config) {
        var kind = ServiceKind.OIDC;
        this.port = Ports.resolve(config.port(kind), kind.title(), kind.portVariable());
        this.folder = Folders.temporary("oidc");
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        // It logs a stack trace for each user it does not know; the client gets the reason.
        QuietLogs.limit(Level.OFF, "no.nav.security.mock.oauth2");
        try {
            var starting = new MockOAuth2Server(new OAuth2Config(true, loginPage().toString(), null, false,
                    tokens, Set.of(new LocalUserCallback()), new MockWebServerWrapper()));
            starting.start(InetAddress.getByName("localhost"), port);
            server = starting;
        } catch (IOException | RuntimeException e) {
            throw new BackingException("the OIDC provider does not start on port " + port, e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server = null;
    }

    @Override
    public synchronized boolean running() {
        return server != null;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String token(String userName) {
        var user = LocalUser.named(userName)
                .orElseThrow(() -> new IllegalArgumentException("no local user '%s'; there are %s".formatted(userName,
                        LocalUser.names())));
        return token(user.userName(), AUDIENCE, Map.of("role", user.role()), LocalUserCallback.LIFETIME);
    }

    @Override
    public synchronized String token(String subject, String audience, Map<String, Object> claims, Duration lifetime) {
        if (server == null) {
            throw new IllegalStateException("the OIDC provider is stopped");
        }
        var request = new TokenRequest.Builder(URI.create(issuer() + "/token"),
                new ClientSecretBasic(new ClientID(subject), new Secret("local")),
                new ClientCredentialsGrant()).build();
        var callback = new DefaultOAuth2TokenCallback(ISSUER_ID, subject, JOSEObjectType.JWT.getType(), List.of(audience),
                claims, lifetime.toSeconds());
        return tokens.accessToken(request, HttpUrl.get(issuer()), callback, null).serialize();
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    private Path loginPage() throws IOException {
        var page = folder.resolve("login.html");
        try (var stream = Objects.requireNonNull(MockOidcService.class.getResourceAsStream("login.html"))) {
            return Files.write(page, stream.readAllBytes());
        }
    }
}
