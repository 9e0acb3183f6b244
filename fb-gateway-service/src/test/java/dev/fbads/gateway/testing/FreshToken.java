package dev.fbads.gateway.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Before each test of the running service: the configured token is valid and the only one; no account lacks a token. */
public final class FreshToken implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Sql.run("DELETE FROM gateway.tokens WHERE compte_id IS NOT NULL");
        Sql.run("DELETE FROM gateway.token_accounts");
        Sql.run("DELETE FROM gateway.account_troubles");
        Sql.run("""
                UPDATE gateway.tokens SET state = 'valid', expires_at = NULL, trouble_code = NULL, trouble_subcode = NULL,
                    trouble_at = NULL, accounts_read_at = NULL, checked_at = NULL, uses = 0""");
    }
}
