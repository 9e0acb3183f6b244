package dev.fbads.query.level;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.account.AdAccount;

/** Puts an answer together from what the database summed. */
final class AnswerBuilder {

    private AnswerBuilder() {
    }

    static LevelAnswer answer(Slices slices, List<ObjectSums> found, List<ActionSum> actionSums) {
        AdAccount account = slices.account();
        LevelQuery query = slices.query();
        List<ObjectSums> objects = atLeastTheAccount(query.level(), account, found);
        ActionsByObject actions = ActionsByObject.of(actionSums);
        Sums total = objects.stream()
                .map(ObjectSums::sums)
                .reduce(Sums.ZERO, Sums::plus);
        ActionSums totalActions = objects.stream()
                .map(object -> actions.get(object.id()))
                .reduce(ActionSums.NONE, ActionSums::plus);
        List<LevelRow> rows = objects.stream()
                .map(object -> row(query.level(), account, object, actions.get(object.id())))
                .toList();
        return new LevelAnswer(query.level(), account.accountId(), account.compteId(), account.currency(),
                account.timezoneName(), query.period().since(), query.period().until(), rows,
                Metrics.of(total, totalActions), slices.selection().coverage(), UpperBounds.of(total.rows()));
    }

    private static List<ObjectSums> atLeastTheAccount(Level level, AdAccount account, List<ObjectSums> found) {
        return level == Level.ACCOUNT && found.isEmpty() ? List.of(ObjectSums.none(account.accountId())) : found;
    }

    private static LevelRow row(Level level, AdAccount account, ObjectSums object, ActionSums actions) {
        @Nullable
        String name = level == Level.ACCOUNT ? account.name() : object.name();
        return new LevelRow(object.id(), name, account.accountId(), object.campaignId(), object.campaignName(),
                object.adsetId(), object.adsetName(), object.status(), Metrics.of(object.sums(), actions));
    }
}
