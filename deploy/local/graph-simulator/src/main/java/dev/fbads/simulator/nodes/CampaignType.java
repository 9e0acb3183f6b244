package dev.fbads.simulator.nodes;

import static dev.fbads.simulator.nodes.NodeType.inAccount;
import static dev.fbads.simulator.nodes.NodeType.text;
import static java.util.Map.entry;

import java.util.Map;

import dev.fbads.simulator.dataset.Campaign;

/** Fields of a campaign. */
final class CampaignType {

    private static final String ACTIVE = "ACTIVE";

    static final NodeType<Campaign> TYPE = new NodeType<>("Campaign", Map.ofEntries(
            entry("account_id", inAccount((account, campaign) -> account.id())),
            entry("name", text(Campaign::name)),
            entry("objective", text(campaign -> campaign.objective().name())),
            entry("status", text(campaign -> ACTIVE)),
            entry("configured_status", text(campaign -> ACTIVE)),
            entry("effective_status", text(campaign -> ACTIVE)),
            entry("buying_type", text(campaign -> "AUCTION")),
            entry("start_time", inAccount((account, campaign) -> GraphTime.text(campaign.created(), account.zone()))),
            entry("created_time", inAccount((account, campaign) -> GraphTime.text(campaign.created(), account.zone()))),
            entry("updated_time", inAccount((account, campaign) -> GraphTime.text(campaign.created(), account.zone()))),
            entry("ads", (nodes, campaign, field, json) -> nodes.writeEdge(campaign, field, json)),
            entry("adsets", (nodes, campaign, field, json) -> nodes.writeEdge(campaign, field, json))));

    private CampaignType() {
    }
}
