package dev.fbads.query.figures;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AccountScope;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionType;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_action_types}. */
@ApplicationScoped
class ActionTypeRepository {

    private static final String IN_SCOPE = """
            SELECT compte_id, account_id, position, list, action_type
            FROM public.facebook_action_types
            WHERE %s
            """;

    /** The action types of the accounts of the scope, in each visible compte, in no order. */
    Uni<List<CompteActionType>> in(TenantSession session, AccountScope scope) {
        return session.list(IN_SCOPE.formatted(scope.condition(1)), Tuple.from(scope.values()), ActionTypeRepository::type);
    }

    private static CompteActionType type(Row row) {
        return new CompteActionType(row.getInteger(0), new ActionType(row.getString(1), row.getShort(2),
                ActionList.ofWire(row.getString(3)), row.getString(4)));
    }

    /** An action type with the compte that it belongs to. */
    record CompteActionType(int compteId, ActionType type) {
    }
}
