package dev.fbads.simulator.dataset;

/**
 * Where an account's ads are seen; one {@code value|weight} a line, as {@code country} and {@code region} print them.
 */
enum Market {
    FRANCE("""
            FR|850
            BE|90
            CH|60""", """
            Ile-de-France|310
            Auvergne-Rhône-Alpes|160
            Provence-Alpes-Côte d'Azur|120
            Occitanie|110
            Nouvelle-Aquitaine|95
            Bretagne|70
            Hauts-de-France|60
            Bruxelles|45
            Genève|30"""),
    UNITED_STATES("""
            US|960
            CA|25
            GB|15""", """
            California|210
            New York|170
            Texas|150
            Florida|120
            Illinois|80
            Vermont|60
            Massachusetts|60
            Washington|55
            Wisconsin|40
            Maine|20"""),
    JAPAN("""
            JP|985
            TW|15""", """
            Tokyo|340
            Osaka|170
            Kanagawa|140
            Aichi|110
            Hokkaido|90
            Fukuoka|80
            Kyoto|55"""),
    CANADA("""
            CA|900
            US|70
            FR|30""", """
            Quebec|560
            Ontario|230
            British Columbia|60
            Alberta|45
            New Brunswick|30
            Nova Scotia|20
            Manitoba|20
            Vermont|20"""),
    AUSTRALIA("""
            AU|940
            NZ|60""", """
            New South Wales|330
            Victoria|270
            Queensland|190
            Western Australia|90
            South Australia|65
            Auckland|40""");

    private final String countries;
    private final String regions;

    Market(String countries, String regions) {
        this.countries = countries;
        this.regions = regions;
    }

    String countries() {
        return countries;
    }

    String regions() {
        return regions;
    }
}
