package dev.fbads.query.figures;

import java.util.List;

import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.cache.Digest;
import dev.fbads.query.memory.HeapSize;

/**
 * The key of an entry that depends on several accounts at their versions and on parts of a query. It holds a digest, because a
 * filter with hundreds of ids can be larger than the entry.
 */
public record DigestKey<T extends ContextCache.Entry>(Class<T> type, String digest) implements ContextCache.Key<T> {

    /** @param parts of the query; elements of the lists are equal if and only if their texts are */
    public static <T extends ContextCache.Entry> DigestKey<T> of(Class<T> type, List<AccountVersion> versions,
            List<? extends List<?>> parts) {
        Digest digest = new Digest().addAll(versions);
        parts.forEach(digest::addAll);
        return new DigestKey<>(type, digest.text());
    }

    @Override
    public long heapSize() {
        return HeapSize.object(2, 0) + HeapSize.text(digest);
    }
}
