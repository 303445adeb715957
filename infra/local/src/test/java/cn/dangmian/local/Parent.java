package cn.dangmian.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A run that is there to be killed: it starts so many children, and then waits for its end. */
final class Parent {

    private Parent() {}

    /** @param args the data folder, how many children, and what they are */
    public static void main(String[] args) throws InterruptedException {
        var data = Path.of(args[0]);
        var children = new Children(data);
        Runtime.getRuntime().addShutdownHook(new Thread(children::close));
        children.begin();
        var command = List.of(args).subList(2, args.length);
        for (var i = 0; i < Integer.parseInt(args[1]); i++) {
            children.start("child-" + i, data.resolve("log"), command);
            System.out.println("started");
        }
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
