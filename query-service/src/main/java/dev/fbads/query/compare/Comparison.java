package dev.fbads.query.compare;

import java.time.LocalDate;
import java.time.YearMonth;

import dev.fbads.contracts.periods.Period;

/** How the period is chosen that another is compared with. */
public sealed interface Comparison {

    /** The period that the given one is compared with. */
    Period of(Period period);

    /** Its name in answers. */
    String wire();

    /** As many days, right before. */
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
     * The same dates a year earlier. Whole calendar months are compared with the same whole months, so that a February has all
     * its
     * days on both sides; else February 29 is compared with February 28, and the comparison may be a day longer or shorter.
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

    /** Days of the caller's choice, of any number. */
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
