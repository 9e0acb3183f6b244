package dev.fbads.query.figures;

import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.memory.HeapSize;

/** The key of an object's hierarchy at the data version of its account. */
record HierarchyKey(int compteId, String accountId, long version, Level level, String objectId)
        implements
            ContextCache.Key<ObjectHierarchy> {

    static HierarchyKey of(AccountVersion account, Level level, String objectId) {
        return new HierarchyKey(account.compteId(), account.accountId(), account.version(), level, objectId);
    }

    @Override
    public Class<ObjectHierarchy> type() {
        return ObjectHierarchy.class;
    }

    @Override
    public long heapSize() {
        return HeapSize.object(3, Integer.BYTES + Long.BYTES) + HeapSize.text(accountId) + HeapSize.text(objectId);
    }
}
