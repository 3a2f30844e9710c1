// A cell that the soak program runs in a kernel: from then on the program can ask, while a cell runs, where that cell is.
// Imported, not named in full: in a kernel with a variable `java`, java.net would be a part of that.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
class SoakWatcher {
    SoakWatcher(int port) throws IOException, InterruptedException {
        // the JVM opens four files for good when a virtual thread waits at a socket for the first time: before the files are counted
        Thread.ofVirtual().start(() -> {
            try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                nobody.setSoTimeout(1);
                nobody.accept();
            } catch (IOException inTime) { }
        }).join();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().name("soak watcher").start(() -> {
            try (socket; var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                    var out = new PrintWriter(socket.getOutputStream(), true)) {
                for (String question; (question = in.readLine()) != null; ) out.println(answer(question));
            } catch (IOException theProgramHasEnded) { }
        });
    }

    String answer(String question) {
        return switch (question) {
            case "where" -> where();
            case "threads" -> threads();
            case "heap" -> heap();
            default -> "?";
        };
    }

    /** Is the running statement in a call of the library, in the cell's own code, or is none running? */
    String where() {
        for (var stack : Thread.getAllStackTraces().values()) {
            var calls = List.of(stack);
            if (calls.stream().noneMatch(call -> call.getMethodName().equals("do_it$"))) continue;
            return calls.stream().filter(call -> call.getClassName().startsWith("parallel.")).findFirst()
                    .map(call -> "library " + call.getClassName() + "." + call.getMethodName()).orElse("cell " + calls.getFirst());
        }
        return "between";
    }

    String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(each -> each.getKey().getName() + "\001" + (each.getValue().length == 0 ? "" : each.getValue()[0]))
                .sorted().collect(Collectors.joining("\002"));
    }

    /** In bytes, after as many collections as bring something. */
    String heap() {
        long least = Long.MAX_VALUE;
        for (int same = 0; same < 3; ) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used > least - 100_000) same++;
            least = Math.min(least, used);
        }
        return "" + least;
    }
}
new SoakWatcher(PORT);
