package dev.fbads.gateway.quota;

import java.util.List;
import java.util.Optional;

/**
 * Whose limit a figure is about.
 *
 * @param name {@code app:<id>}, {@code app} where the app is not known, or the account's id
 */
record QuotaSubject(String name) {

    private static final String APP = "app";
    private static final String OF_APP = "app:";

    /** The app; of an unknown one where it is empty. */
    static QuotaSubject app(Optional<String> id) {
        return new QuotaSubject(id.map(OF_APP::concat).orElse(APP));
    }

    /** What a call uses up; without an app of its own, of the configured one. */
    static List<QuotaSubject> of(Caller caller, Optional<String> configured) {
        QuotaSubject app = app(Optional.ofNullable(caller.appId()).or(() -> configured));
        return caller.accountId() == null ? List.of(app) : List.of(app, new QuotaSubject(caller.accountId()));
    }

    /** Whether a figure of the kind is about this subject. */
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

    /** The id of the app, {@link StoppedApps#UNKNOWN} where it has none; to be asked of apps. */
    String appId() {
        return name.equals(APP) ? StoppedApps.UNKNOWN : name.substring(OF_APP.length());
    }
}
