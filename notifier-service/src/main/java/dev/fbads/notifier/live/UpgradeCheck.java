package dev.fbads.notifier.live;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;

/** Refuses what cannot become a connection while there still is an HTTP status to say so with. */
@ApplicationScoped
class UpgradeCheck implements HttpUpgradeCheck {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (LastSeq.parse(context.httpRequest().query()).isEmpty()) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        return context.securityIdentity()
                .map(UpgradeCheck::namesSomebody);
    }

    private static CheckResult namesSomebody(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? CheckResult.permitUpgradeSync()
                : CheckResult.rejectUpgradeSync(UNAUTHORIZED);
    }
}
