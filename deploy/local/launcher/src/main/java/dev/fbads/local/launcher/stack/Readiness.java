package dev.fbads.local.launcher.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready. */
public final class Readiness {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Readiness() {
    }

    /** Whether {@code /q/health/ready} answers 200 within two seconds. */
    public static boolean ready(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
