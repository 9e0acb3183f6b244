package dev.fbads.sync.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.bench.InsightLines;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.plan.FetchRange;

/** Parsing and validation of a row from the gateway, beside Jackson's tree of the same line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowParsingBenchmark {

    private static final int ROWS = 500;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<byte[]> lines = InsightLines.of(DAY, ROWS);
    private final AdRowMapper mapper = new AdRowMapper(
            new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(DAY, DAY)));

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void row(Blackhole sink) throws IOException {
        for (byte[] line : lines) {
            sink.consume(mapper.map(line));
        }
    }

    /** The baseline: JSON without validation. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void treeBaseline(Blackhole sink) throws IOException {
        for (byte[] line : lines) {
            sink.consume(JSON.readTree(line));
        }
    }
}
