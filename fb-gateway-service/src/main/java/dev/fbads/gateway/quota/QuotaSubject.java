package dev.fbads.gateway.quota;

import java.util.List;
import java.util.Optional;

/**
 * The app or account that a limit applies to.
 *
 * @param name {@code app:<id>}, {@code app} where the app is unknown, or the account id
 */
record QuotaSubject(String name) {

    private static final String APP = "app";
    private static final String OF_APP = "app:";

    /** The app; the unknown one where the id is empty. */
    static QuotaSubject app(Optional<String> id) {
        return new QuotaSubject(id.map(OF_APP::concat).orElse(APP));
    }

    /** The subjects whose quota a call uses; the configured app where the caller names none. */
    static List<QuotaSubject> of(Caller caller, Optional<String> configured) {
        QuotaSubject app = app(Optional.ofNullable(caller.appId()).or(() -> configured));
        return caller.accountId() == null ? List.of(app) : List.of(app, new QuotaSubject(caller.accountId()));
    }

    /** Whether figures of the kind belong to this subject. */
    boolean has(QuotaKind kind) {
        boolean ofApp = switch (kind) {
            case APP, INSIGHTS_APP -> true;
            case ACCOUNT, BUSINESS_USE_CASE, INSIGHTS_ACCOUNT -> false;
        };
        return ofApp == isApp();
    }

    boolean isApp() {
        return name.equals(APP) || name.startsWith(OF_APP);
    }

    /** The id of the app, {@link StoppedApps#UNKNOWN} where it has none. Only for apps. */
    String appId() {
        return name.equals(APP) ? StoppedApps.UNKNOWN : name.substring(OF_APP.length());
    }
}
