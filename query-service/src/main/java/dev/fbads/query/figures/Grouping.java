package dev.fbads.query.figures;

import java.util.List;

/** What there is one sum for, at each sum index. */
public sealed interface Grouping {

    /** One sum per object of the level. */
    record PerObject() implements Grouping {
    }

    /** One sum per account, over all objects of the filter. */
    record PerAccount() implements Grouping {
    }

    /** One sum for each of these objects. */
    record Named(List<ObjectKey> objects) implements Grouping {

        public Named {
            objects = List.copyOf(objects);
        }
    }
}
