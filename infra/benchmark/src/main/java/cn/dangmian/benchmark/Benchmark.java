package cn.dangmian.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;

/** One thing that is measured. Its package has its name. */
public interface Benchmark {

    /**
     * Measures, and prints what came of it; the last line is JSON.
     *
     * @param checkout where the services were built
     * @param folder for this run alone; removed afterwards
     */
    void run(Path checkout, Path folder, PrintStream out) throws Exception;

    /** @param usual unless DANGMIAN_BENCH_N says otherwise */
    static int rounds(int usual) {
        var wanted = System.getenv("DANGMIAN_BENCH_N");
        return wanted == null || wanted.isBlank() ? usual : Integer.parseInt(wanted);
    }

    /** Another one each time, unless DANGMIAN_BENCH_SEED says which. */
    static long seed() {
        var wanted = System.getenv("DANGMIAN_BENCH_SEED");
        return wanted == null || wanted.isBlank() ? System.nanoTime() : Long.parseLong(wanted);
    }
}
