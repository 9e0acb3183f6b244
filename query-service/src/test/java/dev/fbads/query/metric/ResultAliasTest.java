package dev.fbads.query.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Meta reports one event under several action types: {@code omni_*} or the plain name for all channels, and one name per
 * channel. Action types are also nested (a link click is a post engagement). Each expected number is how many events
 * happened, not what any rule makes of the names.
 */
class ResultAliasTest {

    private static final String ACCOUNT = "act_1";
    private static final long MICROS = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "four purchases on the website, each under four names"
                    + "|omni_purchase=4 purchase=4 offsite_conversion.fb_pixel_purchase=4 onsite_web_purchase=4|4",
            "three on the website and two in the app|offsite_conversion.fb_pixel_purchase=3 "
                    + "app_custom_event.fb_mobile_purchase=2 omni_purchase=5 purchase=5|5",
            "the total is sent under its older name|purchase=5 offsite_conversion.fb_pixel_purchase=3 "
                    + "app_custom_event.fb_mobile_purchase=2|5",
            "the pixel is all there is|offsite_conversion.fb_pixel_purchase=7|7",
            "the shop is all there is|onsite_conversion.purchase=6|6",
            "a store is all there is|web_in_store_purchase=2|2",
            "the app is all there is|app_custom_event.fb_mobile_purchase=9|9",
            "engagement is nested and no purchase|page_engagement=10 post_engagement=9 link_click=5|0",
            "what looks like a purchase and is an event before it|omni_add_to_cart=8 offsite_conversion.fb_pixel_purchase_intent=3|0" })
    void aPurchaseCountsOnce(String happened, String reported, int purchases) {
        assertResult(Metric.PURCHASES, ActionList.ACTIONS, reported, purchases);
        assertResult(Metric.PURCHASE_VALUE, ActionList.ACTION_VALUES, reported, purchases);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "six leads, four in a form and two on the website|lead=6 onsite_conversion.lead_grouped=4 "
                    + "offsite_conversion.fb_pixel_lead=2|6",
            "the form is all there is|onsite_conversion.lead_grouped=4|4",
            "the website is all there is|offsite_conversion.fb_pixel_lead=2|2",
            "a landing page view is none|landing_page_view=12 link_click=15|0" })
    void aLeadCountsOnce(String happened, String reported, int leads) {
        assertResult(Metric.LEADS, ActionList.ACTIONS, reported, leads);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "ADDS_TO_CART|omni_add_to_cart=3 add_to_cart=3 offsite_conversion.fb_pixel_add_to_cart=3|3",
            "ADDS_TO_CART|app_custom_event.fb_mobile_add_to_cart=2|2",
            "CHECKOUTS_INITIATED|omni_initiated_checkout=4 offsite_conversion.fb_pixel_initiate_checkout=1 "
                    + "app_custom_event.fb_mobile_initiated_checkout=3|4",
            "REGISTRATIONS_COMPLETED|complete_registration=5 offsite_conversion.fb_pixel_complete_registration=5|5",
            "SUBSCRIPTIONS|subscribe_total=2 subscribe_website=2|2",
            "SEARCHES|omni_search=6 search=6|6",
            "CONTACTS|contact_total=7 contact_website=4|7",
            "APP_INSTALLS|omni_app_install=8 mobile_app_install=8|8" })
    void everyOtherResultCountsOnce(Metric metric, String reported, int count) {
        assertResult(metric, ActionList.ACTIONS, reported, count);
    }

    /** Purchases are counted in one list, their value is in another; neither replaces the other. */
    @Test
    void aResultComesFromItsOwnListOnly() {
        assertResult(Metric.PURCHASES, ActionList.ACTION_VALUES, "omni_purchase=50 purchase=50", 0);
        assertResult(Metric.PURCHASE_VALUE, ActionList.ACTIONS, "omni_purchase=5 purchase=5", 0);
        assertResult(Metric.PURCHASES, ActionList.UNIQUE_ACTIONS, "omni_purchase=5", 0);
    }

    private static void assertResult(Metric metric, ActionList list, String reported, int expected) {
        // In both orders, because Meta guarantees none.
        List<String> items = List.of(reported.split(" "));
        assertThat(metric.of(figures(list, items))).isEqualByComparingTo(Integer.toString(expected));
        assertThat(metric.of(figures(list, items.reversed()))).isEqualByComparingTo(Integer.toString(expected));
    }

    private static Figures figures(ActionList list, List<String> items) {
        List<ActionType> types = new ArrayList<>();
        items.forEach(item -> types.add(new ActionType(ACCOUNT, types.size() + 1, list, item.substring(0, item.indexOf('=')))));
        ActionIndex index = ActionIndex.of(types);
        ActionSums.Accumulator sums = new ActionSums.Accumulator(index);
        for (int i = 0; i < items.size(); i++) {
            sums.add(index.number(ACCOUNT, i + 1),
                    MICROS * Long.parseLong(items.get(i).substring(items.get(i).indexOf('=') + 1)));
        }
        return Figures.of(Sums.ZERO, sums.take(), index);
    }
}
