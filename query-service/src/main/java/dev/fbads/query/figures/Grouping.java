package dev.fbads.query.figures;

import java.util.List;

/** Which sums are wanted in each bucket. */
public sealed interface Grouping {

    /** One per object of the level. */
    record PerObject() implements Grouping {
    }

    /** One per account, of all objects that the filter shows. */
    record PerAccount() implements Grouping {
    }

    /** One per object, of these only. */
    record Named(List<ObjectKey> objects) implements Grouping {

        public Named {
            objects = List.copyOf(objects);
        }
    }
}
