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
}
