package dev.fbads.simulator.nodes;

import static dev.fbads.simulator.nodes.NodeType.inAccount;
import static dev.fbads.simulator.nodes.NodeType.text;
import static java.util.Map.entry;

import java.util.Map;

import dev.fbads.simulator.dataset.AdSet;

/** Fields of an ad set. */
final class AdSetType {

    private static final String ACTIVE = "ACTIVE";

    static final NodeType<AdSet> TYPE = new NodeType<>("AdSet", Map.ofEntries(
            entry("account_id", inAccount((account, adSet) -> account.id())),
            entry("name", text(AdSet::name)),
            entry("campaign_id", text(adSet -> adSet.campaign().id())),
            entry("campaign", (nodes, adSet, field, json) -> nodes.writeObject(adSet.campaign(), field, json)),
            entry("status", text(adSet -> ACTIVE)),
            entry("configured_status", text(adSet -> ACTIVE)),
            entry("effective_status", text(adSet -> ACTIVE)),
            entry("optimization_goal", text(adSet -> adSet.campaign().objective().optimizationGoal())),
            entry("billing_event", text(adSet -> "IMPRESSIONS")),
            entry("daily_budget", text(adSet -> Long.toString(adSet.dailyBudget()))),
            entry("start_time", inAccount((account, adSet) -> GraphTime.text(adSet.created(), account.zone()))),
            entry("created_time", inAccount((account, adSet) -> GraphTime.text(adSet.created(), account.zone()))),
            entry("updated_time", inAccount((account, adSet) -> GraphTime.text(adSet.created(), account.zone()))),
            entry("ads", (nodes, adSet, field, json) -> nodes.writeEdge(adSet, field, json))));

    private AdSetType() {
    }
}
