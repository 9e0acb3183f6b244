package dev.fbads.notifier.live;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;

/** Refuses invalid connections with an HTTP status, before the upgrade. */
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
                .map(UpgradeCheck::requireSubject);
    }

    private static CheckResult requireSubject(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? CheckResult.permitUpgradeSync()
                : CheckResult.rejectUpgradeSync(UNAUTHORIZED);
    }
}
