package dev.fbads.query.level;

import java.util.Optional;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.request.Parameters;

/**
 * The parameters of a page, before the cursor is validated against its query.
 *
 * @param after the unparsed cursor
 */
public record PageParameters(int limit, Optional<String> after) {

    /** Names of the parameters that {@link #read} reads. */
    public static final String LIMIT = "limit";
    public static final String AFTER = "after";

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_CURSOR = 4000;

    /** Records violations in the parameters. */
    public static PageParameters read(Parameters parameters) {
        return new PageParameters(parameters.integer(LIMIT, 1, MAX_LIMIT).orElse(DEFAULT_LIMIT),
                parameters.text(AFTER, MAX_CURSOR));
    }

    /**
     * @param identity identity of the query, which its cursors contain
     * @throws ProblemException {@code invalid_request} for the cursor of another query
     */
    public PageRequest of(String identity) {
        return new PageRequest(limit, after.map(text -> Cursor.read(text, identity)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST,
                        new FieldViolation(AFTER, FieldCode.INVALID_CURSOR))))
                .orElse(null));
    }
}
