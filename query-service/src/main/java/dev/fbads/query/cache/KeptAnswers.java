package dev.fbads.query.cache;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.query.cache.CacheMetrics.Source;
import dev.fbads.query.cache.ExpectedAnswers.Expected;
import dev.fbads.query.period.ReportingConfig;
import io.smallrye.mutiny.Uni;

/**
 * Answers as bytes, kept while nothing that they tell of changes. Guarantees:
 * <ol>
 * <li>Whether the caller may see the accounts is asked of the database after the question came, before any kept answer is
 * looked
 * at; equal questions of one caller at once share that ({@link VersionChecks}).
 * <li>A change of what is stored of an account, once committed, makes every answer about it unreachable, and so does midnight.
 * <li>An answer is kept only under the version that it tells of, which was read in its snapshot: what changed while it was made
 * is not kept and has no tag.
 * <li>Equal questions at once are answered once by this replica, each after its own check.
 * <li>Equal tags mean equal bytes.
 * <li>Without Redis everything is answered.
 * </ol>
 */
@ApplicationScoped
public class KeptAnswers {

    private static final Logger LOG = Logger.getLogger(KeptAnswers.class);

    private final CacheConfig config;
    private final VersionChecks versions;
    private final LocalAnswers local;
    private final SharedAnswers shared;
    private final ExpectedAnswers expected;
    private final UnderWay underWay;
    private final CacheMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;
    private final ReportingConfig reporting;

    KeptAnswers(CacheConfig config, VersionChecks versions, LocalAnswers local, SharedAnswers shared,
            ExpectedAnswers expected, UnderWay underWay, CacheMetrics metrics, ObjectMapper json, Clock clock,
            ReportingConfig reporting) {
        this.config = config;
        this.versions = versions;
        this.local = local;
        this.shared = shared;
        this.expected = expected;
        this.underWay = underWay;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
        this.reporting = reporting;
    }

    /**
     * The answer to the question, kept or read.
     *
     * @param read makes the answer, with its own access check; its failures are handed on
     */
    public Uni<Response> answer(Question question, Supplier<Uni<Made>> read) {
        if (!config.enabled()) {
            return unkept(read);
        }
        Expected ahead = expected.expect(question, state -> key(question, state));
        return key(question).chain(found -> found
                .map(key -> kept(question, key, ahead, read))
                .orElseGet(() -> unkept(read)));
    }

    /** Empty where the caller may not see what is meant, or where it is not clear what that is. */
    private Uni<Optional<AnswerKey>> key(Question question) {
        return versions.in(question.caller(), question.scope())
                .map(visible -> DataState.of(question.scope(), visible)
                        .map(state -> {
                            expected.learn(question, state);
                            return key(question, state);
                        }));
    }

    private AnswerKey key(Question question, DataState state) {
        return AnswerKey.of(config.generation(), question, state, clock.instant(), reporting.zone());
    }

    private Uni<Response> kept(Question question, AnswerKey key, Expected ahead, Supplier<Uni<Made>> read) {
        String tag = EntityTag.of(key, question.language());
        if (EntityTag.matches(question.known(), tag)) {
            metrics.count(Source.UNCHANGED);
            return Uni.createFrom().item(Response.notModified().header(HttpHeaders.ETAG, tag).build());
        }
        Optional<byte[]> here = local.get(key);
        if (here.isPresent()) {
            metrics.count(Source.LOCAL);
            return Uni.createFrom().item(tagged(tag, here.get()));
        }
        return underWay.answer(key, () -> found(question, key, ahead, read))
                .map(found -> {
                    metrics.count(found.source());
                    return found.source() == Source.UNKEPT ? ok(found.answer()).build() : tagged(tag, found.answer());
                });
    }

    private Uni<UnderWay.Found> found(Question question, AnswerKey key, Expected ahead, Supplier<Uni<Made>> read) {
        return (ahead.is(key) ? ahead.found() : shared.get(key)).emitOn(CallerContext.executor())
                .chain(there -> there.map(answer -> {
                    local.put(key, answer);
                    return Uni.createFrom().item(new UnderWay.Found(Source.SHARED, answer));
                }).orElseGet(() -> read.get().map(made -> made(question, key, made))));
    }

    private UnderWay.Found made(Question question, AnswerKey key, Made made) {
        byte[] answer = bytes(made.answer());
        if (!key.equals(key(question, new DataState(made.of())))) {
            return new UnderWay.Found(Source.UNKEPT, answer);
        }
        keep(key, answer);
        return new UnderWay.Found(Source.TABLES, answer);
    }

    private void keep(AnswerKey key, byte[] answer) {
        if (answer.length > config.maxEntry().asLongValue()) {
            return;
        }
        local.put(key, answer);
        shared.put(key, answer).subscribe().with(kept -> {
        }, failure -> LOG.warn("an answer could not be kept", failure));
    }

    private Uni<Response> unkept(Supplier<Uni<Made>> read) {
        return read.get().map(made -> {
            metrics.count(Source.UNKEPT);
            return ok(bytes(made.answer())).build();
        });
    }

    private static Response tagged(String tag, byte[] answer) {
        return ok(answer).header(HttpHeaders.ETAG, tag).build();
    }

    private static Response.ResponseBuilder ok(byte[] answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE);
    }

    private byte[] bytes(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer that cannot be written", broken);
        }
    }
}
