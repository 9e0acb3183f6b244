package dev.fbads.query.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.query.account.AccountScope;
import dev.fbads.query.tenant.Caller;
import io.smallrye.mutiny.Uni;

/**
 * Asks Redis for an answer while the database is still asked whether it may be given: under the key that it has if nothing has
 * changed since the caller last asked about these accounts. That is a guess: what comes is looked at only where the check names
 * the
 * same key. Bounded by the number of callers and scopes.
 */
@ApplicationScoped
class ExpectedAnswers {

    private static final Logger LOG = Logger.getLogger(ExpectedAnswers.class);
    private static final int MOST = 1000;
    private static final float LOAD = 0.75f;

    private final LocalAnswers local;
    private final SharedAnswers shared;
    private final Map<Asked, DataState> latest = new LinkedHashMap<>(MOST, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, DataState> eldest) {
            return size() > MOST;
        }
    };

    ExpectedAnswers(LocalAnswers local, SharedAnswers shared) {
        this.local = local;
        this.shared = shared;
    }

    /** Remembers what a check has found. */
    synchronized void learn(Question question, DataState state) {
        latest.put(new Asked(question.caller(), question.scope()), state);
    }

    /** Begins to ask, unless the answer is here or the caller has it. */
    Expected expect(Question question, Function<DataState, AnswerKey> keyed) {
        return latest(question).map(keyed)
                .filter(key -> local.get(key).isEmpty()
                        && !EntityTag.matches(question.known(), EntityTag.of(key, question.language())))
                .map(this::ask)
                .orElse(new Expected(Optional.empty(), Uni.createFrom().item(Optional.empty())));
    }

    private synchronized Optional<DataState> latest(Question question) {
        return Optional.ofNullable(latest.get(new Asked(question.caller(), question.scope())));
    }

    private Expected ask(AnswerKey key) {
        Uni<Optional<byte[]>> found = shared.get(key).memoize().indefinitely();
        found.subscribe().with(there -> {
        }, failure -> LOG.debug("an answer could not be asked for ahead; whoever needs it is told so", failure));
        return new Expected(Optional.of(key), found);
    }

    private record Asked(Caller caller, AccountScope scope) {
    }

    /** What may be on its way. */
    record Expected(Optional<AnswerKey> key, Uni<Optional<byte[]>> found) {

        boolean is(AnswerKey other) {
            return key.filter(other::equals).isPresent();
        }
    }
}
