package dev.fbads.contracts.problems;

import java.util.List;

/** A request is refused, with a reason for the caller. Each service maps it to a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final transient List<FieldViolation> violations;

    public ProblemException(ProblemCode code, FieldViolation... violations) {
        this(code, List.of(violations));
    }

    public ProblemException(ProblemCode code, List<FieldViolation> violations) {
        super(code.wire() + (violations.isEmpty() ? "" : " " + violations));
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldViolation> violations() {
        return violations;
    }
}
