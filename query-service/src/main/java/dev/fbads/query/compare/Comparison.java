package dev.fbads.query.compare;

import java.time.LocalDate;
import java.time.YearMonth;

import dev.fbads.contracts.periods.Period;

/** Selects the period that another period is compared with. */
public sealed interface Comparison {

    /** The period that this period is compared with. */
    Period of(Period period);

    /** Its name in responses. */
    String wire();

    /** The period of equal length that ends the day before. */
    record PreviousPeriod() implements Comparison {

        @Override
        public Period of(Period period) {
            return new Period(period.since().minusDays(period.days()), period.since().minusDays(1));
        }

        @Override
        public String wire() {
            return "previous_period";
        }
    }

    /**
     * The same dates a year earlier. Whole calendar months are compared with the same whole months, so that a February
     * has all its days on both sides. Otherwise February 29 is compared with February 28, and the comparison may be
     * one day longer or shorter.
     */
    record PreviousYear() implements Comparison {

        @Override
        public Period of(Period period) {
            boolean wholeMonths = period.since().getDayOfMonth() == 1
                    && period.until().equals(YearMonth.from(period.until()).atEndOfMonth());
            LocalDate until = wholeMonths ? YearMonth.from(period.until()).minusYears(1).atEndOfMonth()
                    : period.until().minusYears(1);
            return new Period(period.since().minusYears(1), until);
        }

        @Override
        public String wire() {
            return "previous_year";
        }
    }

    /** A period of the caller's choice, of any length. */
    record Custom(Period period) implements Comparison {

        @Override
        public Period of(Period compared) {
            return period;
        }

        @Override
        public String wire() {
            return "custom";
        }
    }
}
